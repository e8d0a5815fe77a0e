import { calendarDate } from './literals.ts'

/** A text that is meant as a time but is not a valid one. `suggestions` has the valid forms, if they are known. */
export interface TimeLike {
  readonly what: 'duration' | 'date' | 'timeOfDay'
  readonly suggestions: readonly string[]
}

const UNITS: readonly (readonly [pattern: RegExp, unit: string, ms: number])[] = [
  [/^w(?:ks?|eeks?)?$/iu, 'w', 604_800_000],
  [/^d(?:ays?)?$/iu, 'd', 86_400_000],
  [/^h(?:rs?|ours?)?$/iu, 'h', 3_600_000],
  [/^m(?:ins?|inutes?)?$/iu, 'm', 60_000],
  [/^s(?:ecs?|econds?)?$/iu, 's', 1_000],
]

const CALENDAR_UNIT = /^(?:mon?|mths?|months?|y|yrs?|years?)$/iu

/** The unit of a duration that a word names: `days` → `d`. */
export const unitNamed = (word: string): string | undefined =>
  UNITS.find(([pattern]) => pattern.test(word))?.[1]

/** Whether a word names months or years, which are not units of a duration. */
export const isCalendarUnit = (word: string): boolean => CALENDAR_UNIT.test(word)

/** Recognises times as people and other tools write them: `7days`, `1d12h`, `1.5h`, `2026/11/01`, `01.11.2026`, `17:00`, `5pm`. */
export function timeLike(text: string): TimeLike | undefined {
  if (/^-?(?:\d+(?:\.\d+)?[a-z]+)+$/iu.test(text) && !/^\d{1,2}[ap]m$/iu.test(text)) {
    const suggestion = durationOf(text.replace(/^-/u, ''))
    return suggestion === undefined ? undefined : { what: 'duration', suggestions: [suggestion] }
  }
  if (/^\d{1,2}(?::\d{2}){1,2}(?:Z|[ap]m)?$/iu.test(text) || /^\d{1,2}[ap]m$/iu.test(text))
    return { what: 'timeOfDay', suggestions: [] }
  const dates = datesOf(text)
  return dates === undefined ? undefined : { what: 'date', suggestions: dates }
}

/** The hour and minute of a time of the day as an instant has it: `5pm` → `17:00`; undefined if the time does not exist. */
export function clockOf(text: string): string | undefined {
  const match = /^(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?(?:Z|([ap])m)?$/iu.exec(text)
  if (match === null) return undefined
  const [, hours, minutes = '00', seconds, half] = match
  const twelve = half === undefined ? undefined : Number(hours) % 12
  const hour = twelve === undefined ? Number(hours) : twelve + (half!.toLowerCase() === 'p' ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined
  return [String(hour).padStart(2, '0'), minutes, ...(seconds === undefined ? [] : [seconds])].join(':')
}

/** `7days` → `7d`, `1d12h` → `36h`, `1.5h` → `90m`: in the largest unit that gives a whole number. */
function durationOf(text: string): string | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([a-z]+)/giu)]
  let ms = 0
  for (const [, amount, word] of parts) {
    const unit = UNITS.find(([pattern]) => pattern.test(word!))
    if (unit === undefined) return undefined
    ms += Number(amount) * unit[2]
  }
  const [only] = parts
  if (parts.length === 1 && !only![1]!.includes('.')) return `${Number(only![1])}${unitNamed(only![2]!)!}`
  const whole = UNITS.find(([, , size]) => ms >= size && ms % size === 0)
  return whole === undefined ? undefined : `${ms / whole[2]}${whole[1]}`
}

const YEAR_FIRST = /^(\d{4})[-/._](\d{1,2})(?:[-/._](\d{1,2}))?$/u
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/u
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u

/** `11/01/2026` may be either of two days; both are given. */
function datesOf(text: string): readonly string[] | undefined {
  const first = YEAR_FIRST.exec(text) ?? COMPACT.exec(text)
  if (first !== null) return existing([dateText(first[1]!, first[2]!, first[3] ?? '1')])
  const last = YEAR_LAST.exec(text)
  if (last === null) return undefined
  const [, one, sign, two, year] = last
  const dayFirst = dateText(year!, two!, one!)
  // Dates with dots always start with the day.
  return existing(sign === '.' ? [dayFirst] : [...new Set([dateText(year!, one!, two!), dayFirst])])
}

const dateText = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

const existing = (dates: readonly string[]): readonly string[] =>
  dates.filter((date) => calendarDate(date)?.kind === 'value')
