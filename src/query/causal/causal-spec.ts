import type { Id } from '../../domain/ids.ts'
import type { Basis } from '../../domain/lineage-graph.ts'
import type { Instant } from '../../domain/time.ts'
import type { FoundKind } from '../graph/found.ts'
import type { Window } from '../plan.ts'
import type { OperationFact, ExecutionFact } from '../read-requests.ts'
import type { Gate } from '../walk/gate.ts'
import type { ExecutionGate } from './execution-gate.ts'

/** One way of a walk that goes operation by operation, with every set that it depends on evaluated. */
export interface CausalSpec {
  readonly direction: 'upstream' | 'downstream'
  /** What the answer shows between datasets. */
  readonly at: 'dataset' | 'job' | 'run' | 'operation'
  readonly datasets: readonly Id[]
  readonly executions: readonly StartExecution[]
  readonly minDepth: number
  readonly maxDepth: number | undefined
  readonly includingStart: boolean
  /** Exact to the millisecond. */
  readonly window: Window
  /** As of when operations read: the T of `as of`, else now. */
  readonly time: Instant
  readonly basis: Basis | undefined
  /** `via` contradicts itself: nothing is crossed. */
  readonly matchesNothing: boolean
  readonly gate: Gate
  readonly executionGate: ExecutionGate
  readonly edges: boolean
  /** Whether it is to be told what was made of what, where works stand between. */
  readonly pairs?: boolean
  /** Whether ways are followed, which go from access to access of datasets. */
  readonly paths?: boolean
  readonly cap: number
}

/** A job, run or operation that a walk starts from, as it is shown, and its operations. */
export interface StartExecution {
  readonly id: Id
  readonly kind: FoundKind
  readonly executions: readonly ExecutionFact[]
}

/** What stands for an operation in the answer; undefined where nothing does. */
export function shownAs(at: CausalSpec['at'], operation: OperationFact): Id | undefined {
  switch (at) {
    case 'operation':
      return operation.id
    case 'run':
      return operation.runId
    case 'job':
      return operation.jobId
    case 'dataset':
      return undefined
  }
}
