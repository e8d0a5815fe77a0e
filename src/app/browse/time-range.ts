import { DAY, toIso, type Instant } from '../../domain/time.ts'
import { InvalidParameter } from './browse-errors.ts'

/** A range of time; both bounds are inclusive. */
export interface TimeRange {
  readonly since: Instant
  readonly until: Instant
}

/** Lengths of a range in days: the default if only the end is known, and the maximum. */
export interface TimeRangeBounds {
  readonly defaultDays: number
  readonly maxDays: number
}

const YEAR: TimeRangeBounds = {
  defaultDays: 30,
  // One day for a leap year, and one for ranges that start within a day.
  maxDays: 367,
}
export const THREE_YEARS: TimeRangeBounds = { defaultDays: 3 * 365, maxDays: 3 * 365 + 2 }

/**
 * The requested range; by default the last 30 days (with other bounds, their default) up to now.
 * @throws InvalidParameter if it ends before it starts, or is longer than a year (three years)
 */
export function timeRangeOf(
  { since, until }: { readonly since?: Instant | undefined; readonly until?: Instant | undefined },
  now: Instant,
  { defaultDays, maxDays }: TimeRangeBounds = YEAR,
): TimeRange {
  const end = until ?? Math.max(now, since ?? now)
  const begin = since ?? end - defaultDays * DAY
  if (begin > end) throw new InvalidParameter('since', 'since must be no later than until')
  if (end - begin > maxDays * DAY)
    throw new InvalidParameter(
      'since',
      `since must be at most ${maxDays === YEAR.maxDays ? 'a year' : 'three years'} before until`,
    )
  return { since: begin, until: end }
}

export const timeRangeJson = ({
  since,
  until,
}: TimeRange): { readonly since: string; readonly until: string } => ({
  since: toIso(since),
  until: toIso(until),
})

/** The UTC day of an instant, as `2026-11-01`. */
export const dayText = (at: Instant): string => toIso(at).slice(0, '2026-11-01'.length)
