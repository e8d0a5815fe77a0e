import { diagnose } from '../../diagnostics/catalogue.ts'
import { BEGINNING, DAY, type Instant } from '../../domain/time.ts'
import type { Bound, ScopedClause, Inherited } from './inherited.ts'
import { KEYWORDS } from './read-clauses.ts'
import { readTime } from './read-param.ts'
import type { ChangesSide, Resolver } from './resolver.ts'

/** How far back each side of a comparison looks without a `since`. */
const DEFAULT_DAYS = 30

/** The bounds of a window as written; undefined if absent. */
export interface Bounds {
  readonly since: Instant | undefined
  readonly until: Instant | undefined
  readonly asOf: Instant | undefined
}

/**
 * The bounds of a walk inside `changes`: like `since DURATION as of T`, where T is the time of the side. Reports every other bound
 * of time.
 */
export function resolveSideBounds(clauses: Inherited, side: ChangesSide, resolver: Resolver): Bounds {
  const { since, until, asOf } = clauses
  for (const bound of [since, until, asOf]) if (bound !== undefined) bound.used = true
  for (const bound of [until, asOf]) if (bound !== undefined) reportBound(bound, resolver)
  if (since === undefined) side.onDefault(DEFAULT_DAYS)
  const back = (since && durationOf(since, resolver)) ?? DEFAULT_DAYS * DAY
  return { since: Math.max(side.at - back, BEGINNING), until: undefined, asOf: side.at }
}

/** The length in milliseconds; undefined, with an error, if it is not a duration. */
function durationOf(since: ScopedClause<Bound>, resolver: Resolver): number | undefined {
  const time = since.clause.kind === 'between' ? undefined : readTime(since.value.time, 'a time', resolver)
  if (time?.kind === 'duration') return time.ms
  if (time !== undefined || since.clause.kind === 'between') reportBound(since, resolver)
  return undefined
}

function reportBound({ clause }: ScopedClause<Bound>, resolver: Resolver): void {
  resolver.report(diagnose('time-inside-changes', { clause: KEYWORDS[clause.kind] }, clause.span))
}
