import type { Basis } from '../../domain/lineage-graph.ts'
import type { Id } from '../../domain/ids.ts'
import type { OperationFact } from '../read-requests.ts'

/**
 * One step of a way that goes operation by operation, from one place to another. A place is a dataset as some operation
 * wrote it, or as the start; else what works on datasets, as the start or (`idle`) as the end.
 */
export interface ExecutionStep {
  readonly from: Id
  readonly to: Id
  readonly operation: OperationFact
  readonly crossing:
    | { readonly kind: 'pair'; readonly basis: readonly Basis[] }
    | { readonly kind: 'first' }
    /** By reading, to what the operation is part of. */
    | { readonly kind: 'idle'; readonly job: Id }
}

/** A dataset, and what is shown of the operation that wrote it so. */
export interface WrittenDataset {
  readonly dataset: Id
  readonly by: Id | undefined
}
