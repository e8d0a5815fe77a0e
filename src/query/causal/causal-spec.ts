import type { Id } from '../../domain/ids.ts'
import type { Basis } from '../../domain/lineage-graph.ts'
import type { Instant } from '../../domain/time.ts'
import type { FoundKind } from '../graph/found.ts'
import type { Window } from '../plan.ts'
import type { OperationFact, ExecutionFact } from '../read-requests.ts'
import type { Gate } from '../walk/gate.ts'
import type { ExecutionGate } from './execution-gate.ts'

/** One direction of a causal walk, with every set that it depends on evaluated. */
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
  /** The instant as of which operations are seen: the T of `as of`, else now. */
  readonly time: Instant
  readonly basis: Basis | undefined
  /** `via` contradicts itself, so no edge matches. */
  readonly matchesNothing: boolean
  readonly gate: Gate
  readonly executionGate: ExecutionGate
  readonly edges: boolean
  /** Whether to record which dataset was derived from which, if executions are shown between them. */
  readonly pairs?: boolean
  /** Whether the walk searches paths, which lead from access to access. */
  readonly paths?: boolean
  readonly cap: number
}

/** A job, run or operation that a walk starts from, as it is shown, with its operations. */
export interface StartExecution {
  readonly id: Id
  readonly kind: FoundKind
  readonly executions: readonly ExecutionFact[]
}

/** The node that represents an operation in the answer; undefined if none does. */
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
