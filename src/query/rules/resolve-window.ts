import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import { dayOf, toIso, type Instant } from '../../domain/time.ts'
import type { Window } from '../plan.ts'
import type { Bound, ScopedClause, Inherited } from './inherited.ts'
import { endOfDay, readBound, startOfDay } from './read-bound.ts'
import { resolveSideBounds, type Bounds } from './side-bounds.ts'
import type { Resolver } from './resolver.ts'

/**
 * The window of a walk, absolute and inclusive. Durations count back from now, or from the T of `as of T`. A window with both
 * bounds is widened to whole UTC days, unless the walk is causal (`exact`).
 */
export function resolveWindow(clauses: Inherited, exact: boolean, resolver: Resolver): Window {
  const { since, until, asOf } =
    resolver.changesSide === undefined
      ? boundsOf(clauses, resolver)
      : resolveSideBounds(clauses, resolver.changesSide, resolver)
  if (since !== undefined && until !== undefined && since > until)
    resolver.report(
      diagnose(
        'since-after-until',
        { since: toIso(since), until: toIso(until) },
        later(clauses.since!, clauses.until!),
      ),
    )
  if (since !== undefined && asOf !== undefined && since > asOf)
    resolver.report(
      diagnose(
        'after-as-of',
        { bound: toIso(since), asOf: toIso(asOf) },
        later(clauses.since!, clauses.asOf!),
      ),
    )

  const wholeDays = !exact && since !== undefined && (until !== undefined || asOf !== undefined)
  const first = wholeDays ? startOfDay(dayOf(since)) : since
  const last = wholeDays && until !== undefined ? endOfDay(dayOf(until)) : until
  return {
    ...(first === undefined ? {} : { since: first }),
    ...(last === undefined ? {} : { until: last }),
    ...(asOf === undefined ? {} : { asOf }),
    wholeDays,
  }
}

function boundsOf(clauses: Inherited, resolver: Resolver): Bounds {
  const asOf = instantOf(clauses.asOf, 'upper', resolver.now, resolver)
  const from = asOf ?? resolver.now
  const since = instantOf(clauses.since, 'lower', from, resolver)
  const until = instantOf(clauses.until, 'upper', from, resolver)
  return { since, until, asOf }
}

function instantOf(
  bound: ScopedClause<Bound> | undefined,
  side: 'lower' | 'upper',
  from: Instant,
  resolver: Resolver,
): Instant | undefined {
  if (bound === undefined) return undefined
  bound.used = true
  return readBound(bound.value.time, side, from, resolver)
}

const later = (a: ScopedClause<Bound>, b: ScopedClause<Bound>): TextSpan =>
  a.value.span.start > b.value.span.start ? a.value.span : b.value.span
