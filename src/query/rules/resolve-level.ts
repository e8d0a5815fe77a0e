import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import { isCausal } from '../causal/is-causal.ts'
import type { FoundKind } from '../graph/found.ts'
import type { WalkLevel } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import type { Resolver } from './resolver.ts'

const FINEST_FIRST: readonly WalkLevel[] = ['operation', 'run', 'job']

/** The level of a walk: that of `at`, else the finest kind of its starts. */
export function resolveLevel(
  at: Inherited['at'],
  starts: ReadonlySet<FoundKind>,
  span: TextSpan,
  resolver: Resolver,
): WalkLevel {
  if (at !== undefined) {
    at.used = true
    const { granularity, span } = at.value
    if (isCausal(granularity, starts) && (granularity === 'column' || starts.has('column')))
      resolver.report(diagnose('columns-by-work', {}, span))
    return granularity
  }
  if (starts.has('column')) {
    if (isCausal('column', starts)) resolver.report(diagnose('columns-by-work', {}, span))
    return 'column'
  }
  return FINEST_FIRST.find((kind) => starts.has(kind)) ?? 'dataset'
}
