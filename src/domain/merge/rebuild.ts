import type { ProducerRules } from '../aggregate.ts'
import type { AggregateRow, DirectFacts, Merge } from '../merge-protocol.ts'
import type { Id } from '../ids.ts'
import { applyClaims } from './apply-claims.ts'
import { applyColumns, NO_COLUMN_NEWS } from './apply-columns.ts'
import { applyDependencies } from './apply-dependencies.ts'
import { applyOwned } from './apply-owned.ts'
import { applyRollups } from './apply-rollups.ts'
import type { Transition } from './changed-claims.ts'
import { derive } from './derive.ts'
import { applyLabels } from './label-rows.ts'
import { claimantsOf, slotsOf } from './merge.ts'
import { regroupDatasets } from './regroup.ts'
import { settle } from './settle.ts'
import { Truth } from './truth.ts'
import { WorkingSet } from './working-set.ts'

const OWNED = ['READ', 'WROTE', 'STATED', 'PART_OF'] as const

/**
 * Makes anew what follows from these aggregates: their operations, what they say of Runs and Jobs, and their part in
 * the roll-ups. A store that has deleted all READS, WRITES and DERIVED_FROM and the spans of HAS_SCHEMA runs it page by
 * page over all aggregates, in any order, before or after `regroup`.
 */
export function* rederive(rows: readonly AggregateRow[], rules: ProducerRules, direct?: DirectFacts): Merge {
  const set = new WorkingSet(direct)
  const truth = new Truth(set, rules, new Map())
  const transitions = yield* settle(set, () =>
    rows.map((row): Transition => ({ id: row.id, after: derive(truth.decode(row), truth.after) })),
  )
  const stale = yield* settle(set, () =>
    transitions.flatMap(({ id, after }) => {
      set.node('Operation', id)
      return OWNED.flatMap((type) => set.edgesAt(type, 'from', id)).filter((row) => !after?.owned.has(row.id))
    }),
  )
  for (const row of stale) set.dropEdge(row)
  for (const { id, after } of transitions) if (after?.operation === undefined) set.dropNode('Operation', id)
  applyOwned(transitions, set)
  yield* applyClaims(transitions, claimantsOf(transitions, truth, set), truth, set)
  applyLabels(set)
  yield* applyDependencies(set)
  yield* applyRollups(transitions, [], [], truth, set)
  const stored = new Map(rows.map((row) => [row.id, row]))
  const aggregates = transitions.flatMap(({ id, after }) =>
    after === undefined || slotsOf(after.row) === slotsOf(stored.get(id)!)
      ? []
      : [{ ...after.row, body: stored.get(id)!.body, created: false }],
  )
  return { ...set.changes(), aggregates, droppedAggregates: [] }
}

/**
 * Makes ALIAS_OF anew for these datasets and all that they are joined with, moves the roll-ups of those that have
 * another canonical dataset, and makes the edges of renames that static events state. A store that has deleted all
 * ALIAS_OF runs it page by page over all datasets.
 */
export function* regroup(datasetIds: readonly Id[], direct?: DirectFacts): Merge {
  const set = new WorkingSet(direct)
  const moves = yield* regroupDatasets(new Set(datasetIds), set)
  const renamed = yield* settle(set, () =>
    datasetIds.flatMap((id) => set.edgesAt('RENAMED_FROM', 'from', id)),
  )
  const truth = new Truth(set, NO_RULES, new Map())
  yield* applyRollups([], moves, renamed, truth, set)
  yield* applyColumns(NO_COLUMN_NEWS, moves, set)
  return { ...set.changes(), aggregates: [], droppedAggregates: [] }
}

/** Grouping looks at no aggregate. */
const NO_RULES: ProducerRules = {
  version: 0,
  interpret() {
    throw new Error('no aggregate is interpreted while datasets are grouped')
  },
}
