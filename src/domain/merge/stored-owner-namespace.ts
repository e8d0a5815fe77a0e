import type { NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { AggregateRow } from '../merge-protocol.ts'
import { sourceOf } from './compacted.ts'
import { ownerNamespaceAmong } from './owner-namespace.ts'

/** The lookups in a store that determine the owner of a run. */
export interface RunFacts {
  readonly aggregatesOf: (run: Id) => readonly AggregateRow[]
  readonly node: (label: 'Run' | 'Job', id: Id) => NodeRow | undefined
}

/**
 * The namespace that owns a run. If other runs only name it as their parent, the namespace of the job that they name.
 */
export function storedOwnerNamespace(run: Id, { aggregatesOf, node }: RunFacts): string | undefined {
  const aggregates = aggregatesOf(run).flatMap((row) => {
    const source = sourceOf(row)
    return source.kind === 'run' ? [source] : []
  })
  const owner = ownerNamespaceAmong(aggregates)
  if (owner !== undefined) return owner
  const job = node('Run', run)?.props.jobId
  const namespace = typeof job === 'string' ? node('Job', job as Id)?.props.namespace : undefined
  return typeof namespace === 'string' ? namespace : undefined
}
