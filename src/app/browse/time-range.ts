import { DAY, toIso, type Instant } from '../../domain/time.ts'
import { InvalidParameter } from './browse-errors.ts'

/** A stretch of time, both ends inclusive. */
export interface TimeRange {
  readonly since: Instant
  readonly until: Instant
}

/** In days: how long a stretch is where only its end is known, and how long it may be. */
export interface TimeRangeBounds {
  readonly defaultDays: number
  readonly maxDays: number
}

const YEAR: TimeRangeBounds = {
  defaultDays: 30,
  // With a day for the leap and one for windows that begin within a day.
  maxDays: 367,
}
export const THREE_YEARS: TimeRangeBounds = { defaultDays: 3 * 365, maxDays: 3 * 365 + 2 }

/**
 * The stretch that is asked for: where nothing is said up to now, and the last 30 days of it (of other bounds: their usual ones).
 * @throws CannotBe if it ends before it begins, or is longer than a year (three years)
 */
export function timeRangeOf(
  { since, until }: { readonly since?: Instant | undefined; readonly until?: Instant | undefined },
  now: Instant,
  { defaultDays: usual, maxDays: most }: TimeRangeBounds = YEAR,
): TimeRange {
  const end = until ?? Math.max(now, since ?? now)
  const begin = since ?? end - usual * DAY
  if (begin > end) throw new InvalidParameter('since', 'since must be no later than until')
  if (end - begin > most * DAY)
    throw new InvalidParameter(
      'since',
      `since must lie no more than ${most === YEAR.maxDays ? 'a year' : 'three years'} before until`,
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
