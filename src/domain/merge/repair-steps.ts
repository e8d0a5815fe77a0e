import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { datasetId, type Id } from '../ids.ts'
import type { AggregateRow } from '../merge-protocol.ts'
import type { RepairStep } from './repair.ts'
import { dayRangesOf, type DayRange } from './repair-rollups.ts'

export type GraphRow =
  | { readonly kind: 'node'; readonly row: NodeRow }
  | { readonly kind: 'edge'; readonly row: EdgeRow }
  | { readonly kind: 'aggregate'; readonly row: AggregateRow }

/** A row that differs from what the aggregates give: as stored and as expected. One of the two may be absent. */
export interface Difference {
  readonly stored?: GraphRow
  readonly expected?: GraphRow
}

/** The order in which differences are repaired: each stage builds on those before it. */
export const REPAIR_STAGES = ['groups', 'operations', 'claims', 'rollups'] as const
export type RepairStage = (typeof REPAIR_STAGES)[number]

/** The stage that repairs a row; undefined for base data, which is not derived. */
export function repairStageOf({ kind, row }: GraphRow): RepairStage | undefined {
  switch (kind) {
    case 'aggregate':
      return 'operations'
    case 'node':
      return NODE_STAGES[row.label]
    case 'edge':
      return row.type === 'PART_OF' ? PART_OF_STAGES[row.fromLabel] : EDGE_STAGES[row.type]
  }
}

const NODE_STAGES: { readonly [label in NodeRow['label']]?: RepairStage } = {
  Dataset: 'groups',
  Column: 'groups',
  Operation: 'operations',
  Run: 'claims',
  Job: 'claims',
}
const PART_OF_STAGES: { readonly [label in NodeRow['label']]?: RepairStage } = {
  Column: 'groups',
  Operation: 'operations',
  Run: 'claims',
  Job: 'claims',
}
const EDGE_STAGES: { readonly [type in EdgeRow['type']]?: RepairStage } = {
  ALIAS_OF: 'groups',
  READ: 'operations',
  WROTE: 'operations',
  STATED: 'operations',
  RAN_ON: 'claims',
  STARTED_BY: 'claims',
  DERIVED_FROM: 'rollups',
  READS: 'rollups',
  WRITES: 'rollups',
  HAS_SCHEMA: 'rollups',
}

/** Days of a roll-up per step, so that a job with a long history is not read at once. */
const DAYS_AT_ONCE = 7

/** The steps that repair the differences of one stage, to be run one after another. */
export function repairSteps(stage: RepairStage, differences: readonly Difference[]): readonly RepairStep[] {
  const rows = differences.map(({ stored, expected }) => (expected ?? stored)!)
  const edges = rows.flatMap((row) => (row.kind === 'edge' ? [row.row] : []))
  const nodes = rows.flatMap((row) => (row.kind === 'node' ? [row.row] : []))
  switch (stage) {
    case 'groups': {
      const datasets = new Set<Id>()
      for (const { type, from, to } of edges) datasets.add(type === 'ALIAS_OF' ? from : to)
      for (const { label, id, props } of nodes)
        datasets.add(label === 'Dataset' ? id : datasetId(String(props.namespace), String(props.dataset)))
      const wrong = differences.flatMap(({ stored, expected }) =>
        expected === undefined && stored?.kind === 'edge' && stored.row.type === 'ALIAS_OF'
          ? [stored.row]
          : [],
      )
      return [{ kind: 'groups', datasets: [...datasets], wrong }]
    }
    case 'operations': {
      const ids = rows.map(({ kind, row }) => (kind === 'edge' ? row.from : row.id))
      return [{ kind: 'operations', ids: [...new Set(ids)] }]
    }
    case 'claims':
      return [{ kind: 'claims', nodes, edges }]
    case 'rollups':
      return rounds(
        differences.map(({ stored, expected }) => {
          const [first, ...others] = [expected, stored].flatMap((row) =>
            row?.kind === 'edge' ? [row.row] : [],
          )
          return dayRangesOf([first!, ...others], DAYS_AT_ONCE)
        }),
      ).map((ranges) => ({ kind: 'rollups', ranges }))
  }
}

/** The first range of each roll-up, then the second of each that has one, and so on. */
function rounds(ranges: readonly (readonly DayRange[])[]): readonly (readonly DayRange[])[] {
  const most = ranges.reduce((all, some) => Math.max(all, some.length), 0)
  return Array.from({ length: most }, (_, i) => ranges.flatMap((some) => some[i] ?? []))
}
