import type { Id } from '../../domain/ids.ts'
import type { EvalContext } from '../eval-context.ts'
import { membersOf, type FoundKind } from '../graph/found.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, WalkNode } from '../plan.ts'
import type { OperationFact, Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import type { Gate, NodeSet } from '../walk/gate.ts'

/** Which operations a walk may use. A set contains an operation if it has the operation, its run or its job. */
export interface ExecutionGate {
  readonly within: readonly ReadonlySet<Id>[]
  readonly avoiding: ReadonlySet<Id>
  readonly stopAt: ReadonlySet<Id>
}

export const isIn = (set: ReadonlySet<Id>, { id, runId, jobId }: OperationFact): boolean =>
  set.has(id) || set.has(runId) || set.has(jobId)

export const admitsOperation = ({ within, avoiding }: ExecutionGate, operation: OperationFact): boolean =>
  within.every((set) => isIn(set, operation)) && !isIn(avoiding, operation)

/** Evaluates `within`, `avoiding`, `stop at` and `skip`, split into conditions on datasets and on executions. */
export function* evaluateGates(
  walk: Pick<WalkNode, 'at' | 'within' | 'avoiding' | 'stopAt' | 'skip'>,
  context: EvalContext,
): Reading<{
  readonly gate: Gate
  readonly executionGate: ExecutionGate
  readonly avoidedExecutions: ReadonlySet<Id>
}> {
  const within: NodeSet[] = []
  const executions: ReadonlySet<Id>[] = []
  for (const node of walk.within) {
    const set = yield* evaluate([node], context)
    const kinds = kindsOf(node)
    if ([...kinds].some(isJobOrExecution)) executions.push(set.executions)
    if (kinds.has('dataset') || kinds.size === 0) within.push(nodeSet(set.datasets))
  }
  const avoiding = yield* evaluate(walk.avoiding, context)
  const stopAt = yield* evaluate(walk.stopAt, context)
  const skip = yield* evaluate(walk.skip ?? [], context)
  // If only datasets are shown, the walk does not use an execution that it should stop at.
  const hidden = walk.at === 'dataset'
  return {
    gate: {
      within,
      avoiding: nodeSet(avoiding.datasets),
      stopAt: nodeSet(stopAt.datasets),
      stopJobs: new Set(),
      skip: nodeSet(skip.datasets),
    },
    executionGate: {
      within: executions,
      avoiding: hidden ? new Set([...avoiding.executions, ...stopAt.executions]) : avoiding.executions,
      stopAt: hidden ? new Set() : stopAt.executions,
    },
    avoidedExecutions: avoiding.executions,
  }
}

const isJobOrExecution = (kind: FoundKind): boolean =>
  kind === 'job' || kind === 'run' || kind === 'operation'

const nodeSet = (datasets: ReadonlySet<Id>): NodeSet => ({ nodes: datasets, datasets })

function* evaluate(
  nodes: readonly PlanNode[],
  context: EvalContext,
): Reading<{ readonly datasets: ReadonlySet<Id>; readonly executions: ReadonlySet<Id> }> {
  const datasets = new Set<Id>()
  const executions = new Set<Id>()
  for (const node of nodes)
    for (const { id, kind } of membersOf(yield* context.find(node, { edges: false, cap: INNER_NODES }))) {
      if (isJobOrExecution(kind)) executions.add(id)
      else if (kind === 'dataset') datasets.add(id)
    }
  return { datasets, executions }
}
