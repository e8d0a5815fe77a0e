import type { Id } from '../../domain/ids.ts'
import type { Env } from '../env.ts'
import { membersOf, type FoundKind } from '../graph/found.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, WalkNode } from '../plan.ts'
import type { OperationFact, Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import type { Gate, NodeSet } from '../walk/gate.ts'

/** What a walk may go by: an operation lies in a set that holds it, its Run or its job. */
export interface WorkGate {
  readonly within: readonly ReadonlySet<Id>[]
  readonly avoiding: ReadonlySet<Id>
  readonly stopAt: ReadonlySet<Id>
}

export const liesIn = (set: ReadonlySet<Id>, { id, runId, jobId }: OperationFact): boolean =>
  set.has(id) || set.has(runId) || set.has(jobId)

export const letsWork = ({ within, avoiding }: WorkGate, operation: OperationFact): boolean =>
  within.every((set) => liesIn(set, operation)) && !liesIn(avoiding, operation)

/** Evaluates what `within`, `avoiding`, `stop at` and `skip` name, by what it bears on: datasets, or what works on them. */
export function* evaluateGates(
  walk: Pick<WalkNode, 'at' | 'within' | 'avoiding' | 'stopAt' | 'skip'>,
  env: Env,
): Reading<{ readonly gate: Gate; readonly workGate: WorkGate; readonly avoidedWorks: ReadonlySet<Id> }> {
  const within: NodeSet[] = []
  const works: ReadonlySet<Id>[] = []
  for (const node of walk.within) {
    const set = yield* evaluate([node], env)
    const kinds = kindsOf(node)
    if ([...kinds].some(isDone)) works.push(set.works)
    if (kinds.has('dataset') || kinds.size === 0) within.push(nodeSet(set.datasets))
  }
  const avoiding = yield* evaluate(walk.avoiding, env)
  const stopAt = yield* evaluate(walk.stopAt, env)
  const skip = yield* evaluate(walk.skip ?? [], env)
  // Where nothing is shown between datasets, what is stopped at is not gone by.
  const unseen = walk.at === 'dataset'
  return {
    gate: {
      within,
      avoiding: nodeSet(avoiding.datasets),
      stopAt: nodeSet(stopAt.datasets),
      stopJobs: new Set(),
      skip: nodeSet(skip.datasets),
    },
    workGate: {
      within: works,
      avoiding: unseen ? new Set([...avoiding.works, ...stopAt.works]) : avoiding.works,
      stopAt: unseen ? new Set() : stopAt.works,
    },
    avoidedWorks: avoiding.works,
  }
}

const isDone = (kind: FoundKind): boolean => kind === 'job' || kind === 'run' || kind === 'operation'

const nodeSet = (datasets: ReadonlySet<Id>): NodeSet => ({ nodes: datasets, datasets })

function* evaluate(
  nodes: readonly PlanNode[],
  env: Env,
): Reading<{ readonly datasets: ReadonlySet<Id>; readonly works: ReadonlySet<Id> }> {
  const datasets = new Set<Id>()
  const works = new Set<Id>()
  for (const node of nodes)
    for (const { id, kind } of membersOf(yield* env.find(node, { edges: false, cap: INNER_NODES }))) {
      if (isDone(kind)) works.add(id)
      else if (kind === 'dataset') datasets.add(id)
    }
  return { datasets, works }
}
