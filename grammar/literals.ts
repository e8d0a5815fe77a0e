/** The value of a literal, or why a text with its form has no value: not in the calendar, or too large. */
export type Literal =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'calendar' | 'too-large' }

const MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

/** Largest ECMAScript time value, in ms before or after 1970 (ECMA-262, "Time Values and Time Range"). */
const MAX_TIME = 8_640_000_000_000_000

const value = (ms: number): Literal => (ms <= MAX_TIME ? { kind: 'value', value: ms } : { kind: 'too-large' })

/** Milliseconds of `30s`, `90m`, `12h`, `7d`, `2w`; undefined for any other text. */
export function shortDuration(text: string): Literal | undefined {
  const match = /^(\d+)([smhdw])$/u.exec(text)
  return match === null ? undefined : value(Number(match[1]) * MS[match[2]!]!)
}

const ISO_DURATION = /^P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(?=\d)(\d+H)?(\d+M)?(\d+(?:\.\d+)?S)?)?$/iu

/** Milliseconds of an ISO 8601 duration, truncated to whole ones; `calendar` if it has years or months. */
export function isoDuration(text: string): Literal | undefined {
  const match = ISO_DURATION.exec(text)
  if (match === null) return undefined
  const [, years, months, weeks, days, hours, minutes, seconds] = match
  if (years !== undefined || months !== undefined) return { kind: 'calendar' }
  const amount = (part: string | undefined): number => (part === undefined ? 0 : Number(part.slice(0, -1)))
  return value(
    Math.trunc(
      amount(weeks) * MS['w']! +
        amount(days) * MS['d']! +
        amount(hours) * MS['h']! +
        amount(minutes) * MS['m']! +
        amount(seconds) * MS['s']!,
    ),
  )
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u

/** The UTC day of `2026-11-01` as whole days since 1970-01-01; `calendar` if the day does not exist. */
export function calendarDate(text: string): Literal | undefined {
  const match = DATE.exec(text)
  if (match === null) return undefined
  const ms = midnight(Number(match[1]), Number(match[2]), Number(match[3]))
  return ms === undefined ? { kind: 'calendar' } : { kind: 'value', value: ms / MS['d']! }
}

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:Z|([+-])(\d{2}):?(\d{2}))?$/iu

/**
 * Milliseconds since 1970 of an ISO 8601 instant, truncated to whole ones. Without a zone it is UTC; `calendar` if
 * the time does not exist.
 */
export function instant(text: string): Literal | undefined {
  const match = INSTANT.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second = '0', fraction = '', sign, offsetHour, offsetMinute] =
    match
  const start = midnight(Number(year), Number(month), Number(day))
  const fits = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
  const offsetFits = sign === undefined || (Number(offsetHour) < 24 && Number(offsetMinute) < 60)
  if (start === undefined || !fits || !offsetFits) return { kind: 'calendar' }
  const ofDay = Number(hour) * MS['h']! + Number(minute) * MS['m']! + Number(second) * MS['s']!
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const offset =
    sign === undefined
      ? 0
      : (Number(offsetHour) * MS['h']! + Number(offsetMinute) * MS['m']!) * (sign === '-' ? -1 : 1)
  return { kind: 'value', value: start + ofDay + ms - offset }
}

function midnight(year: number, month: number, day: number): number | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? date.getTime() : undefined
}

/** The value of a whole number; `too-large` beyond the safe integers. */
export function wholeNumber(text: string): Literal {
  const number = Number(text)
  return Number.isSafeInteger(number) ? { kind: 'value', value: number } : { kind: 'too-large' }
}
