import type { Id } from '../../domain/ids.ts'
import type { EvalContext } from '../eval-context.ts'
import { membersOf } from '../graph/found.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, WalkNode } from '../plan.ts'
import type { EdgeFilter, Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { noNodes, type Gate, type NodeSet } from './gate.ts'

type JobSets = Pick<EdgeFilter, 'jobsWithin' | 'jobsAvoiding'>

type Confined = Pick<WalkNode, 'at' | 'within' | 'avoiding' | 'stopAt' | 'skip'>

/** Evaluates `within`, `avoiding`, `stop at` and `skip`. The walker applies them to nodes, the edge filter to jobs. */
export function* evaluateGate(
  walk: Confined,
  context: EvalContext,
): Reading<JobSets & { readonly gate: Gate; readonly avoidedJobs: readonly Id[] }> {
  const within: NodeSet[] = []
  const jobsWithin: (readonly Id[])[] = []
  for (const node of walk.within) {
    const set = yield* evaluateSet(node, context)
    const kinds = kindsOf(node)
    if (kinds.has('job')) jobsWithin.push(set.jobs)
    if (kinds.has('dataset') || kinds.has('column') || kinds.size === 0) within.push(set.nodes)
  }
  const avoiding = yield* unionOf(walk.avoiding, context)
  const stopAt = yield* unionOf(walk.stopAt, context)
  const skip = yield* unionOf(walk.skip ?? [], context)
  const shown = walk.at === 'job'
  return {
    gate: {
      within,
      avoiding: avoiding.nodes,
      stopAt: stopAt.nodes,
      skip: skip.nodes,
      stopJobs: new Set(shown ? stopAt.jobs : []),
    },
    jobsWithin,
    avoidedJobs: avoiding.jobs,
    jobsAvoiding: shown ? avoiding.jobs : [...avoiding.jobs, ...stopAt.jobs],
  }
}

interface EvaluatedSet {
  readonly nodes: NodeSet
  readonly jobs: readonly Id[]
}

function* unionOf(nodes: readonly PlanNode[], context: EvalContext): Reading<EvaluatedSet> {
  if (nodes.length === 0) return { nodes: noNodes, jobs: [] }
  const sets: EvaluatedSet[] = []
  for (const node of nodes) sets.push(yield* evaluateSet(node, context))
  if (sets.length === 1) return sets[0]!
  return {
    nodes: {
      nodes: new Set(sets.flatMap((s) => [...s.nodes.nodes])),
      datasets: new Set(sets.flatMap((s) => [...s.nodes.datasets])),
    },
    jobs: [...new Set(sets.flatMap((s) => s.jobs))],
  }
}

function* evaluateSet(node: PlanNode, context: EvalContext): Reading<EvaluatedSet> {
  const members = membersOf(yield* context.find(node, { edges: false, cap: INNER_NODES }))
  const datasets = new Set<Id>()
  const nodes = new Set<Id>()
  const jobs: Id[] = []
  for (const { id, kind } of members) {
    if (kind === 'job') jobs.push(id)
    else nodes.add(id)
    if (kind === 'dataset') datasets.add(id)
  }
  return { nodes: { nodes, datasets }, jobs }
}
