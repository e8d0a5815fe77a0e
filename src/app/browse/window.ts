import { DAY, toIso, type Instant } from '../../domain/time.ts'
import { CannotBe } from './refusals.ts'

/** A stretch of time, both ends inclusive. */
export interface Stretch {
  readonly since: Instant
  readonly until: Instant
}

/** In days: how long a stretch is where only its end is known, and how long it may be. */
export interface StretchBounds {
  readonly usual: number
  readonly most: number
}

const YEAR: StretchBounds = {
  usual: 30,
  // With a day for the leap and one for windows that begin within a day.
  most: 367,
}
export const THREE_YEARS: StretchBounds = { usual: 3 * 365, most: 3 * 365 + 2 }

/**
 * The stretch that is asked for: where nothing is said up to now, and the last 30 days of it (of other bounds: their usual ones).
 * @throws CannotBe if it ends before it begins, or is longer than a year (three years)
 */
export function stretchOf(
  { since, until }: { readonly since?: Instant | undefined; readonly until?: Instant | undefined },
  now: Instant,
  { usual, most }: StretchBounds = YEAR,
): Stretch {
  const end = until ?? Math.max(now, since ?? now)
  const begin = since ?? end - usual * DAY
  if (begin > end) throw new CannotBe('since', 'since must be no later than until')
  if (end - begin > most * DAY)
    throw new CannotBe(
      'since',
      `since must lie no more than ${most === YEAR.most ? 'a year' : 'three years'} before until`,
    )
  return { since: begin, until: end }
}

export const shownStretch = ({
  since,
  until,
}: Stretch): { readonly since: string; readonly until: string } => ({
  since: toIso(since),
  until: toIso(until),
})

/** The UTC day of an instant, as `2026-11-01`. */
export const dayText = (at: Instant): string => toIso(at).slice(0, '2026-11-01'.length)
