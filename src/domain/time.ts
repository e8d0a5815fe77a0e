/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** The end of whatever has no end yet: 9999-12-31T23:59:59.999Z, later than every accepted event time. */
export const FOREVER: Instant = 253_402_300_799_999

/**
 * The earliest instant that a JavaScript Date can represent. Earlier results of date arithmetic are clamped to it.
 */
export const BEGINNING: Instant = -8_640_000_000_000_000

export const MINUTE = 60_000
export const DAY = 86_400_000

/** The UTC day of an instant, as whole days since 1970-01-01. */
export const dayOf = (at: Instant): number => Math.floor(at / DAY)

/** Number of days whose date text is cached. An answer has thousands of times on few days. */
const MAX_CACHED_DATES = 4_096
const dates = new Map<number, string>()

/**
 * ISO 8601 in UTC with milliseconds, the only form of times in answers.
 * @throws RangeError if `at` is not a valid instant
 */
export function toIso(at: Instant): string {
  const day = dayOf(at)
  let date = dates.get(day)
  if (date === undefined) {
    date = new Date(day * DAY).toISOString().slice(0, -'00:00:00.000Z'.length)
    if (dates.size >= MAX_CACHED_DATES) dates.clear()
    dates.set(day, date)
  }
  const rest = at - day * DAY
  const minutes = Math.floor(rest / MINUTE)
  const ms = rest - minutes * MINUTE
  const seconds = Math.floor(ms / 1000)
  return `${date}${pad2(Math.floor(minutes / 60))}:${pad2(minutes % 60)}:${pad2(seconds)}.${pad3(ms - seconds * 1000)}Z`
}

const pad2 = (n: number): string => (n < 10 ? `0${String(n)}` : String(n))
const pad3 = (n: number): string => (n < 100 ? `0${pad2(n)}` : String(n))
