import type { Basis } from '../../domain/lineage-graph.ts'
import type { Id } from '../../domain/ids.ts'
import type { OperationFact } from '../read-requests.ts'

/**
 * One step of a path from one place to another. A place is a dataset as some operation wrote it, or as a start; or a job or
 * execution, as a start or (`idle`) as an end.
 */
export interface ExecutionStep {
  readonly from: Id
  readonly to: Id
  readonly operation: OperationFact
  readonly crossing:
    | { readonly kind: 'pair'; readonly basis: readonly Basis[] }
    | { readonly kind: 'first' }
    /** To an end that contains the operation, which read the dataset. */
    | { readonly kind: 'idle'; readonly job: Id }
}

/** A dataset, and the execution shown for the operation that wrote it. */
export interface WrittenDataset {
  readonly dataset: Id
  readonly by: Id | undefined
}
