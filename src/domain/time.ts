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

/** ISO 8601 in UTC with milliseconds, the one form in which answers carry times. */
export const toIso = (at: Instant): string => new Date(at).toISOString()
