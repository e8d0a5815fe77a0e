import type { ProducerRules } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { AggregateRow, Merge } from '../merge-protocol.ts'
import { applyClaims } from './apply-claims.ts'
import { applyColumns, NO_COLUMN_NEWS } from './apply-columns.ts'
import { applyDependencies } from './apply-dependencies.ts'
import { applyRollups } from './apply-rollups.ts'
import type { Transition } from './changed-claims.ts'
import type { JobClaim, RunClaim } from './claims.ts'
import { Claimants } from './claimants.ts'
import type { Derivation } from './derivation.ts'
import { derive } from './derive.ts'
import { aliasId } from './edge-ids.ts'
import { applyLabels } from './label-rows.ts'
import { rederive } from './rebuild.ts'
import { regroupDatasets, type Move } from './regroup.ts'
import { repairRollups, type Stretch } from './repair-rollups.ts'
import { settle } from './settle.ts'
import { Truth } from './truth.ts'
import { WorkingSet } from './working-set.ts'

/** One of the steps by which rows that are not as the truth gives them are made right, in this order. */
export type RepairStep =
  /** Identity groups and the columns of these datasets. `wrong` are ALIAS_OF edges that no dataset has. */
  | { readonly kind: 'groups'; readonly datasets: readonly Id[]; readonly wrong: readonly EdgeRow[] }
  /** What belongs to one operation each, and what its aggregate is found by. */
  | { readonly kind: 'operations'; readonly ids: readonly Id[] }
  /** Runs, Jobs and the edges between them: as they lie in the store or, where they are not there, as they would be. */
  | { readonly kind: 'claims'; readonly nodes: readonly NodeRow[]; readonly edges: readonly EdgeRow[] }
  /** Roll-ups, each over some of its days; each at most once in a step. */
  | { readonly kind: 'rollups'; readonly stretches: readonly Stretch[] }

/**
 * Brings rows to what the truth gives at this very moment, so that it may run between the merges of events, a few rows
 * at a time: rows that are right already stay, whatever made anybody suspect them.
 */
export function repair(step: RepairStep, rules: ProducerRules): Merge {
  switch (step.kind) {
    case 'groups':
      return repairGroups(step.datasets, step.wrong, rules)
    case 'operations':
      return repairOperations(step.ids, rules)
    case 'claims':
      return repairClaims(step.nodes, step.edges, rules)
    case 'rollups':
      return repairRollups(step.stretches, rules)
  }
}

function* repairGroups(datasets: readonly Id[], wrong: readonly EdgeRow[], rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const truth = new Truth(set, rules, new Map())
  const known = yield* settle(set, () => {
    for (const row of wrong) set.edge(row.type, row.id, row.from)
    return datasets.filter((id) => set.node('Dataset', id) !== undefined)
  })
  for (const row of wrong) if (row.id !== aliasId(row.from)) set.dropEdge(row)
  const moves = yield* regroupDatasets(new Set(known), set)
  yield* applyRollups([], moves, [], truth, set)
  const stay = known.map((id): Move => ({ member: id, from: id, to: id }))
  yield* applyColumns(NO_COLUMN_NEWS, [...moves, ...stay], set)
  return { ...set.changes(), aggregates: [], droppedAggregates: [] }
}

const OWNED = ['READ', 'WROTE', 'STATED', 'PART_OF'] as const

function* repairOperations(ids: readonly Id[], rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const rows = yield* settle(set, () => ids.map((id) => set.aggregate(id)))
  const orphans = ids.filter((_, i) => rows[i] === undefined)
  const edges = yield* settle(set, () =>
    orphans.flatMap((id) => {
      set.node('Operation', id)
      return OWNED.flatMap((type) => set.edgesAt(type, 'from', id))
    }),
  )
  for (const edge of edges) set.dropEdge(edge)
  for (const id of orphans) set.dropNode('Operation', id)
  const { droppedNodes, droppedEdges } = set.changes()
  const others = yield* rederive(
    rows.flatMap((row) => row ?? []),
    rules,
  )
  return {
    ...others,
    droppedNodes: [...droppedNodes, ...others.droppedNodes],
    droppedEdges: [...droppedEdges, ...others.droppedEdges],
  }
}

/** No aggregate has it: it stands for one that says what is in doubt, and is gone. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as Id

/** What is in doubt counts as said by an aggregate that is gone: then all who are left are asked. */
function* repairClaims(nodes: readonly NodeRow[], edges: readonly EdgeRow[], rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const truth = new Truth(set, rules, new Map())
  const runs = new Set([
    ...nodes.flatMap(({ label, id }) => (label === 'Run' ? [id] : [])),
    ...edges.flatMap(({ fromLabel, from }) => (fromLabel === 'Run' ? [from] : [])),
  ])
  // The aggregates of the Runs themselves put the Runners and Users that their edges lead to.
  const own = yield* settle(set, () => [...runs].flatMap((run) => set.aggregatesBy('run', run)))
  const transitions = yield* settle(set, () => [
    ...own.map((row: AggregateRow): Transition => {
      const after = derive(truth.decode(row), truth.after)
      return { id: row.id, after }
    }),
    { id: NOBODY, before: doubtful(nodes, edges) },
  ])
  const after = new Map<Id, Derivation>()
  for (const transition of transitions)
    if (transition.after !== undefined) after.set(transition.id, transition.after)
  yield* applyClaims(transitions, new Claimants(truth, set, after), truth, set)
  applyLabels(set)
  yield* applyDependencies(set)
  return { ...set.changes(), aggregates: [], droppedAggregates: [] }
}

function doubtful(nodes: readonly NodeRow[], edges: readonly EdgeRow[]): Derivation {
  const runs = new Map<Id, RunClaim>()
  const jobs = new Map<Id, JobClaim>()
  for (const { label, id, props } of nodes)
    if (label === 'Run') runs.set(id, { id, jobId: props.jobId as Id, firstSeen: -Infinity })
    else if (label === 'Job') {
      const job = { namespace: String(props.namespace), name: String(props.name) }
      jobs.set(id, { id, job, firstSeen: -Infinity, fields: {} })
    }
  return {
    runs,
    jobs,
    edges: new Map(edges.map((row) => [row.id, row])),
    runners: new Map(),
    users: new Map(),
    owned: new Map(),
    contributions: new Map(),
    names: new Map(),
    row: { id: NOBODY },
  }
}
