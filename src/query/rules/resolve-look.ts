import { diagnose } from '../../diagnostics/catalogue.ts'
import { BEGINNING, DAY, type Instant } from '../../domain/time.ts'
import type { Bound, ScopedClause, Inherited } from './inherited.ts'
import { KEYWORDS } from './read-clauses.ts'
import { readTime } from './read-param.ts'
import type { ChangesSide, Resolver } from './resolver.ts'

/** How far back a comparison looks where no `since` says it. */
const LOOK_DAYS = 30

/** The bounds of a window as they are asked for; absent ones undefined. */
export interface Bounds {
  readonly since: Instant | undefined
  readonly until: Instant | undefined
  readonly asOf: Instant | undefined
}

/**
 * The bounds of a walk inside `changes`: as `since DURATION as of T`, T being where the look begins. Every other bound of time
 * there is an error.
 */
export function resolveLook(clauses: Inherited, look: ChangesSide, resolver: Resolver): Bounds {
  const { since, until, asOf } = clauses
  for (const bound of [since, until, asOf]) if (bound !== undefined) bound.used = true
  for (const bound of [until, asOf]) if (bound !== undefined) refuse(bound, resolver)
  if (since === undefined) look.onDefault(LOOK_DAYS)
  const back = (since && lengthOf(since, resolver)) ?? LOOK_DAYS * DAY
  return { since: Math.max(look.at - back, BEGINNING), until: undefined, asOf: look.at }
}

/** Milliseconds; undefined where it is no duration, which is said. */
function lengthOf(since: ScopedClause<Bound>, resolver: Resolver): number | undefined {
  const time = since.clause.kind === 'between' ? undefined : readTime(since.value.time, 'a time', resolver)
  if (time?.kind === 'duration') return time.ms
  if (time !== undefined || since.clause.kind === 'between') refuse(since, resolver)
  return undefined
}

function refuse({ clause }: ScopedClause<Bound>, resolver: Resolver): void {
  resolver.report(diagnose('time-inside-changes', { clause: KEYWORDS[clause.kind] }, clause.span))
}
