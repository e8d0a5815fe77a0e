/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** The end of what has no end yet: 9999-12-31T23:59:59.999Z, beyond every event time that is accepted. */
export const FOREVER: Instant = 253_402_300_799_999

/** The first instant that the calendar has a date for: what is reckoned back further is taken for it. */
export const BEGINNING: Instant = -8_640_000_000_000_000

export const MINUTE = 60_000
export const DAY = 86_400_000

/** The UTC day of an instant, as whole days since 1970-01-01. */
export const dayOf = (at: Instant): number => Math.floor(at / DAY)

/** Days of which the text is kept: an answer has thousands of times, on few days. */
const DAYS_KEPT = 4_096
const dates = new Map<number, string>()

/**
 * ISO 8601 in UTC with milliseconds, the one form in which answers carry times.
 * @throws RangeError for what is no instant
 */
export function toIso(at: Instant): string {
  const day = dayOf(at)
  let date = dates.get(day)
  if (date === undefined) {
    date = new Date(day * DAY).toISOString().slice(0, -'00:00:00.000Z'.length)
    if (dates.size >= DAYS_KEPT) dates.clear()
    dates.set(day, date)
  }
  const rest = at - day * DAY
  const minutes = Math.floor(rest / MINUTE)
  const ms = rest - minutes * MINUTE
  const seconds = Math.floor(ms / 1000)
  return `${date}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds)}.${three(ms - seconds * 1000)}Z`
}

const two = (n: number): string => (n < 10 ? `0${String(n)}` : String(n))
const three = (n: number): string => (n < 100 ? `0${two(n)}` : String(n))
