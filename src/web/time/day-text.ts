import { DAY, toIso } from '../../domain/time.ts'

/** Texts of UTC days, and of instants in the user's time zone. */
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const monthAndYear = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })
const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** A UTC day, such as `24 Nov 2026`. */
export const dayText = (of: number): string => day.format(of * DAY)

/** An instant in the user's time zone. */
export const instantText = (at: number): string => local.format(at)

/** A tick label; with the year on a long axis. */
export const tickText = (of: number, days: number): string =>
  (days > 300 ? monthAndYear : dayAndMonth).format(of * DAY)

/** UTC days in the user's time zone: `24 Nov 2026, 01:00 to 25 Nov 2026, 01:00`. */
export const dayInZone = (first: number, last = first): string =>
  `${instantText(first * DAY)} to ${instantText((last + 1) * DAY)}`

/** The same in UTC, for a tooltip. */
export const daysInUtc = (first: number, last = first): string =>
  `${toIso(first * DAY)} to ${toIso((last + 1) * DAY - 1)} (UTC)`
