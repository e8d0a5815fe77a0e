import { DAY, toIso } from '../../domain/time.ts'

/** Names of UTC days, and of instants in the viewer's own zone. */
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const monthAndYear = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' })
const local = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** `24 Nov 2026`, of a UTC day. */
export const dayText = (of: number): string => day.format(of * DAY)

/** An instant in the viewer's zone. */
export const instantText = (at: number): string => local.format(at)

/** A date below an axis: with the year where the axis is long. */
export const tickText = (of: number, days: number): string =>
  (days > 300 ? monthAndYear : dayAndMonth).format(of * DAY)

/** What a UTC day is in the viewer's zone: `24 Nov 2026, 01:00 to 25 Nov 2026, 01:00`. */
export const dayInZone = (first: number, last = first): string =>
  `${instantText(first * DAY)} to ${instantText((last + 1) * DAY)}`

/** The same in UTC, for whoever points at it. */
export const daysInUtc = (first: number, last = first): string =>
  `${toIso(first * DAY)} to ${toIso((last + 1) * DAY - 1)} (UTC)`
