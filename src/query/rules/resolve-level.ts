import type { FoundKind } from '../graph/found.ts'
import type { WalkLevel } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import { notAvailable } from './not-available.ts'
import type { Resolving } from './resolving.ts'

/** What a walk shows: what `at` says, else the finest kind of its starts. */
export function resolveLevel(
  at: Inherited['at'],
  starts: ReadonlySet<FoundKind>,
  resolving: Resolving,
): WalkLevel {
  if (at !== undefined) {
    at.taken = true
    const { granularity, span } = at.value
    if (granularity !== 'run' && granularity !== 'operation') return granularity
    notAvailable(`at ${granularity}`, span, resolving)
  }
  if (starts.has('column')) return 'column'
  return starts.has('job') ? 'job' : 'dataset'
}
