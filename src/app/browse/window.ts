import { DAY, toIso, type Instant } from '../../domain/time.ts'
import { CannotBe } from './refusals.ts'

/** A stretch of time, both ends inclusive. */
export interface Stretch {
  readonly since: Instant
  readonly until: Instant
}

const DEFAULT_DAYS = 30
/** A year, with a day for the leap and one for windows that begin within a day. */
const MOST_DAYS = 367

/**
 * The stretch that is asked for: up to now and the 30 days before the end, where nothing is said.
 * @throws CannotBe if it ends before it begins, or is longer than a year
 */
export function stretchOf(
  { since, until }: { readonly since?: Instant | undefined; readonly until?: Instant | undefined },
  now: Instant,
): Stretch {
  const end = until ?? Math.max(now, since ?? now)
  const begin = since ?? end - DEFAULT_DAYS * DAY
  if (begin > end) throw new CannotBe('since', 'since must be no later than until')
  if (end - begin > MOST_DAYS * DAY)
    throw new CannotBe('since', 'since must lie no more than a year before until')
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
