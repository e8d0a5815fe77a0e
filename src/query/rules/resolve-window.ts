import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import { dayOf, toIso, type Instant } from '../../domain/time.ts'
import type { Window } from '../plan.ts'
import type { Bound, Given, Inherited } from './inherited.ts'
import { endOfDay, readBound, startOfDay } from './read-bound.ts'
import { resolveLook, type Bounds } from './resolve-look.ts'
import type { Resolving } from './resolving.ts'

/**
 * The window of a walk, absolute and inclusive. Durations count back from now, or from the T of `as of T`. Closed on both
 * sides it goes by whole UTC days, and its bounds are widened to them.
 */
export function resolveWindow(clauses: Inherited, resolving: Resolving): Window {
  const { since, until, asOf } =
    resolving.look === undefined
      ? boundsOf(clauses, resolving)
      : resolveLook(clauses, resolving.look, resolving)
  if (since !== undefined && until !== undefined && since > until)
    resolving.report(
      diagnose(
        'since-after-until',
        { since: toIso(since), until: toIso(until) },
        later(clauses.since!, clauses.until!),
      ),
    )
  if (since !== undefined && asOf !== undefined && since > asOf)
    resolving.report(
      diagnose(
        'after-as-of',
        { bound: toIso(since), asOf: toIso(asOf) },
        later(clauses.since!, clauses.asOf!),
      ),
    )

  const wholeDays = since !== undefined && (until !== undefined || asOf !== undefined)
  const first = wholeDays ? startOfDay(dayOf(since)) : since
  const last = wholeDays && until !== undefined ? endOfDay(dayOf(until)) : until
  return {
    ...(first === undefined ? {} : { since: first }),
    ...(last === undefined ? {} : { until: last }),
    ...(asOf === undefined ? {} : { asOf }),
    wholeDays,
  }
}

function boundsOf(clauses: Inherited, resolving: Resolving): Bounds {
  const asOf = instantOf(clauses.asOf, 'upper', resolving.now, resolving)
  const from = asOf ?? resolving.now
  const since = instantOf(clauses.since, 'lower', from, resolving)
  const until = instantOf(clauses.until, 'upper', from, resolving)
  return { since, until, asOf }
}

function instantOf(
  bound: Given<Bound> | undefined,
  side: 'lower' | 'upper',
  from: Instant,
  resolving: Resolving,
): Instant | undefined {
  if (bound === undefined) return undefined
  bound.taken = true
  return readBound(bound.value.time, side, from, resolving)
}

const later = (a: Given<Bound>, b: Given<Bound>): TextSpan =>
  a.value.span.start > b.value.span.start ? a.value.span : b.value.span
