import type { ProducerRules } from '../aggregate.ts'
import type { AggregateRow, DirectFacts, Merge } from '../merge-protocol.ts'
import type { Id } from '../ids.ts'
import { applyClaims } from './apply-claims.ts'
import { applyColumns, NO_COLUMN_UPDATES } from './apply-columns.ts'
import { applyDeletions } from './apply-deletions.ts'
import { applyDependencies } from './apply-dependencies.ts'
import { applyOwned } from './apply-owned.ts'
import { applyRollups } from './apply-rollups.ts'
import type { Transition } from './changed-claims.ts'
import { derive } from './derive.ts'
import { applyLabels } from './label-rows.ts'
import { claimantsOf, slotText } from './merge.ts'
import { regroupDatasets } from './regroup.ts'
import { untilResolved } from './until-resolved.ts'
import { AggregateSnapshots } from './aggregate-snapshots.ts'
import { WorkingSet } from './working-set.ts'

const OWNED = ['READ', 'WROTE', 'STATED', 'PART_OF'] as const

/**
 * Rebuilds what follows from these aggregates: their operations, their claims on Runs and Jobs, and their parts of
 * roll-ups. A store that has deleted all READS, WRITES and DERIVED_FROM and the spans of HAS_SCHEMA runs it page by
 * page over all aggregates, in any order, before or after `regroup`.
 */
export function* rederive(rows: readonly AggregateRow[], rules: ProducerRules, direct?: DirectFacts): Merge {
  const set = new WorkingSet(direct)
  const snapshots = new AggregateSnapshots(set, rules, new Map())
  const transitions = yield* untilResolved(set, () =>
    rows.map((row): Transition => ({ id: row.id, after: derive(snapshots.decode(row), snapshots.after) })),
  )
  const stale = yield* untilResolved(set, () =>
    transitions.flatMap(({ id, after }) => {
      set.node('Operation', id)
      return OWNED.flatMap((type) => set.edgesAt(type, 'from', id)).filter((row) => !after?.owned.has(row.id))
    }),
  )
  for (const row of stale) set.dropEdge(row)
  for (const { id, after } of transitions) if (after?.operation === undefined) set.dropNode('Operation', id)
  applyOwned(transitions, set)
  yield* applyClaims(transitions, claimantsOf(transitions, snapshots, set), snapshots, set)
  applyLabels(set)
  yield* applyDependencies(set)
  const deletions = yield* applyDeletions([], set)
  yield* applyRollups(transitions, [], deletions, [], snapshots, set)
  const stored = new Map(rows.map((row) => [row.id, row]))
  const aggregates = transitions.flatMap(({ id, after }) =>
    after === undefined || slotText(after.row) === slotText(stored.get(id)!)
      ? []
      : [{ ...after.row, body: stored.get(id)!.body, created: false }],
  )
  return { ...set.changes(), aggregates, droppedAggregates: [] }
}

/**
 * Rebuilds ALIAS_OF of these datasets and their groups, whether they are deleted, moves the roll-ups of datasets with a new
 * canonical dataset, and makes the edges of renames that static events state. A store that has deleted all ALIAS_OF runs it page by page
 * over all datasets.
 */
export function* regroup(datasetIds: readonly Id[], direct?: DirectFacts): Merge {
  const set = new WorkingSet(direct)
  const moves = yield* regroupDatasets(new Set(datasetIds), set)
  const deletions = yield* applyDeletions(moves, set, datasetIds)
  const renamed = yield* untilResolved(set, () =>
    datasetIds.flatMap((id) => set.edgesAt('RENAMED_FROM', 'from', id)),
  )
  const snapshots = new AggregateSnapshots(set, NO_HABITS, new Map())
  yield* applyRollups([], moves, deletions, renamed, snapshots, set)
  yield* applyColumns(NO_COLUMN_UPDATES, moves, set)
  return { ...set.changes(), aggregates: [], droppedAggregates: [] }
}

/** Grouping reads no aggregate. */
const NO_HABITS: ProducerRules = {
  version: 0,
  interpret() {
    throw new Error('grouping datasets must not interpret aggregates')
  },
}
