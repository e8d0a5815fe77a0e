import type { NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { AggregateRow } from '../merge-protocol.ts'
import { sourceOf } from './compacted.ts'
import { ownerAmong } from './run-owner.ts'

/** How a store reads what tells the owner of a run. */
export interface RunFacts {
  readonly aggregatesOf: (run: Id) => readonly AggregateRow[]
  readonly node: (label: 'Run' | 'Job', id: Id) => NodeRow | undefined
}

/** The namespace that owns a run; of one that others only name as their parent, that of the job they name. */
export function ownerInStore(run: Id, { aggregatesOf, node }: RunFacts): string | undefined {
  const aggregates = aggregatesOf(run).flatMap((row) => {
    const source = sourceOf(row)
    return source.kind === 'run' ? [source] : []
  })
  const owner = ownerAmong(aggregates)
  if (owner !== undefined) return owner
  const job = node('Run', run)?.props.jobId
  const namespace = typeof job === 'string' ? node('Job', job as Id)?.props.namespace : undefined
  return typeof namespace === 'string' ? namespace : undefined
}
