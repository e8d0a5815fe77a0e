import type { ProducerRules } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { AggregateRow, Merge } from '../merge-protocol.ts'
import { applyClaims } from './apply-claims.ts'
import { applyColumns, NO_COLUMN_UPDATES } from './apply-columns.ts'
import { applyDeletions } from './apply-deletions.ts'
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
import { repairRollups, type DayRange } from './repair-rollups.ts'
import { untilResolved } from './until-resolved.ts'
import { AggregateSnapshots } from './aggregate-snapshots.ts'
import { WorkingSet } from './working-set.ts'

/** The steps that repair rows which differ from what the aggregates give, in this order. */
export type RepairStep =
  /** Identity groups, deletions and columns of these datasets. `wrong` are ALIAS_OF edges that belong to no dataset. */
  | { readonly kind: 'groups'; readonly datasets: readonly Id[]; readonly wrong: readonly EdgeRow[] }
  /** Rows that belong to exactly one operation, and the slots of its aggregate. */
  | { readonly kind: 'operations'; readonly ids: readonly Id[] }
  /** Runs, Jobs and the edges between them, as stored, or as expected if none is stored. */
  | { readonly kind: 'claims'; readonly nodes: readonly NodeRow[]; readonly edges: readonly EdgeRow[] }
  /** Roll-ups, each over a range of its days; each roll-up at most once per step. */
  | { readonly kind: 'rollups'; readonly ranges: readonly DayRange[] }

/**
 * Repairs rows to what the aggregates give at this moment, so it may run between merges, a few rows at a time.
 * Correct rows stay as they are, whatever caused the suspicion.
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
      return repairRollups(step.ranges, rules)
  }
}

function* repairGroups(datasets: readonly Id[], wrong: readonly EdgeRow[], rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const snapshots = new AggregateSnapshots(set, rules, new Map())
  const known = yield* untilResolved(set, () => {
    for (const row of wrong) set.edge(row.type, row.id, row.from)
    return datasets.filter((id) => set.node('Dataset', id) !== undefined)
  })
  for (const row of wrong) if (row.id !== aliasId(row.from)) set.dropEdge(row)
  const moves = yield* regroupDatasets(new Set(known), set)
  const deletions = yield* applyDeletions(moves, set, known)
  yield* applyRollups([], moves, deletions, [], snapshots, set)
  const stay = known.map((id): Move => ({ member: id, from: id, to: id }))
  yield* applyColumns(NO_COLUMN_UPDATES, [...moves, ...stay], set)
  return { ...set.changes(), aggregates: [], droppedAggregates: [] }
}

const OWNED = ['READ', 'WROTE', 'STATED', 'PART_OF'] as const

function* repairOperations(ids: readonly Id[], rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const rows = yield* untilResolved(set, () => ids.map((id) => set.aggregate(id)))
  const orphans = ids.filter((_, i) => rows[i] === undefined)
  const edges = yield* untilResolved(set, () =>
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

/** The id of no aggregate: represents a deleted aggregate that claimed the suspect rows. */
const NO_AGGREGATE = '00000000-0000-0000-0000-000000000000' as Id

/** Treats the suspect rows as claims of a deleted aggregate, so that all remaining aggregates are asked. */
function* repairClaims(nodes: readonly NodeRow[], edges: readonly EdgeRow[], rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const snapshots = new AggregateSnapshots(set, rules, new Map())
  const runs = new Set([
    ...nodes.flatMap(({ label, id }) => (label === 'Run' ? [id] : [])),
    ...edges.flatMap(({ fromLabel, from }) => (fromLabel === 'Run' ? [from] : [])),
  ])
  // The Runs' own aggregates put the Runners and Users at the end of their edges.
  const own = yield* untilResolved(set, () => [...runs].flatMap((run) => set.aggregatesBy('run', run)))
  const transitions = yield* untilResolved(set, () => [
    ...own.map((row: AggregateRow): Transition => {
      const after = derive(snapshots.decode(row), snapshots.after)
      return { id: row.id, after }
    }),
    { id: NO_AGGREGATE, before: suspectClaims(nodes, edges) },
  ])
  const after = new Map<Id, Derivation>()
  for (const transition of transitions)
    if (transition.after !== undefined) after.set(transition.id, transition.after)
  yield* applyClaims(transitions, new Claimants(snapshots, set, after), snapshots, set)
  applyLabels(set)
  yield* applyDependencies(set)
  yield* applyRollups([], [], yield* applyDeletions([], set), [], snapshots, set)
  return { ...set.changes(), aggregates: [], droppedAggregates: [] }
}

function suspectClaims(nodes: readonly NodeRow[], edges: readonly EdgeRow[]): Derivation {
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
    row: { id: NO_AGGREGATE },
  }
}
