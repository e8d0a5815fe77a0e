import type { Id } from '../../domain/ids.ts'
import type { Env } from '../env.ts'
import { membersOf } from '../graph/found.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PlanNode, WalkNode } from '../plan.ts'
import type { EdgeFilter, Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { noNodes, type Gate, type NodeSet } from './gate.ts'

type JobSets = Pick<EdgeFilter, 'jobsWithin' | 'jobsAvoiding'>

type Confined = Pick<WalkNode, 'at' | 'within' | 'avoiding' | 'stopAt' | 'skip'>

/** Evaluates what `within`, `avoiding`, `stop at` and `skip` name: nodes are judged by the walker, jobs with the edges. */
export function* evaluateGate(
  walk: Confined,
  env: Env,
): Reading<JobSets & { readonly gate: Gate; readonly avoidedJobs: readonly Id[] }> {
  const within: NodeSet[] = []
  const jobsWithin: (readonly Id[])[] = []
  for (const node of walk.within) {
    const set = yield* evaluateSet(node, env)
    const kinds = kindsOf(node)
    if (kinds.has('job')) jobsWithin.push(set.jobs)
    if (kinds.has('dataset') || kinds.has('column') || kinds.size === 0) within.push(set.nodes)
  }
  const avoiding = yield* unionOf(walk.avoiding, env)
  const stopAt = yield* unionOf(walk.stopAt, env)
  const skip = yield* unionOf(walk.skip ?? [], env)
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

function* unionOf(nodes: readonly PlanNode[], env: Env): Reading<EvaluatedSet> {
  if (nodes.length === 0) return { nodes: noNodes, jobs: [] }
  const sets: EvaluatedSet[] = []
  for (const node of nodes) sets.push(yield* evaluateSet(node, env))
  if (sets.length === 1) return sets[0]!
  return {
    nodes: {
      nodes: new Set(sets.flatMap((s) => [...s.nodes.nodes])),
      datasets: new Set(sets.flatMap((s) => [...s.nodes.datasets])),
    },
    jobs: [...new Set(sets.flatMap((s) => s.jobs))],
  }
}

function* evaluateSet(node: PlanNode, env: Env): Reading<EvaluatedSet> {
  const members = membersOf(yield* env.find(node, { edges: false, cap: INNER_NODES }))
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
