const DAY = 86_400
const MONTH = 28 * DAY

interface Labelled {
  /** Shown on a second line at the first tick and at each tick where it changes. */
  readonly above: Intl.DateTimeFormat
  readonly each: Intl.DateTimeFormat
}

/** Formats for ticks `step` seconds apart, in the user's locale. */
function formatsOf(step: number, zone: { readonly timeZone?: string }): Labelled {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(undefined, { ...options, ...zone })
  const year = format({ year: 'numeric' })
  if (step >= MONTH) return { above: year, each: format({ month: 'short' }) }
  const day = format({ day: 'numeric', month: 'short' })
  if (step >= DAY) return { above: year, each: day }
  const seconds = step < 60 ? ({ second: '2-digit' } as const) : {}
  return { above: day, each: format({ hour: 'numeric', minute: '2-digit', ...seconds }) }
}

/** Tick labels of a time axis. `times` are seconds since 1970; `step` is in seconds. */
export function timeLabels(times: readonly number[], step: number, utc: boolean): string[] {
  const { above, each } = formatsOf(step, utc ? { timeZone: 'UTC' } : {})
  let before = ''
  return times.map((seconds) => {
    const at = seconds * 1000
    const [label, of] = [each.format(at), above.format(at)]
    const isOther = of !== before
    before = of
    return isOther ? `${label}\n${of}` : label
  })
}

/** A full time; for UTC days only the date. */
export const timeInFull = (seconds: number, utc: boolean): string =>
  new Intl.DateTimeFormat(
    undefined,
    utc ? { dateStyle: 'medium', timeZone: 'UTC' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(seconds * 1000)
