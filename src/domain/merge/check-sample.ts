import type { ProducerRules } from '../aggregate.ts'
import type { EdgeKey, EdgeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { ChangeSet, Merge } from '../merge-protocol.ts'
import { rederive } from './rebuild.ts'
import { repairRollups, type DayRange } from './repair-rollups.ts'
import type { Difference } from './repair-steps.ts'
import { partsOf } from './rollup-parts.ts'
import { untilResolved } from './until-resolved.ts'
import { WorkingSet } from './working-set.ts'

/** Randomly selected rows of a graph. */
export interface SampleStep {
  /** READS, WRITES and DERIVED_FROM; one day of each is checked. */
  readonly rollups: readonly EdgeKey[]
  /** Aggregates of operations and declarations; everything derived from each is checked. */
  readonly aggregates: readonly Id[]
  /** Selects the day to check, from 0 (the first) to 1 (the last). */
  readonly luck: number
}

/**
 * Derives a few rows again from the aggregates. Any change it would make is an inconsistency. The cost is bounded by
 * the sample regardless of a roll-up's history, because only the operations of one day are read.
 */
export function* checkSample({ rollups, aggregates, luck }: SampleStep, rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const found = yield* untilResolved(set, () => ({
    edges: rollups.flatMap(({ type, id }) => set.edge(type, id) ?? []),
    rows: aggregates.flatMap((id) => set.aggregate(id) ?? []),
  }))
  const days = yield* repairRollups(
    found.edges.map((row) => oneDayOf(row, luck)),
    rules,
  )
  const whole = yield* rederive(found.rows, rules)
  return {
    nodes: [...days.nodes, ...whole.nodes],
    edges: [...days.edges, ...whole.edges],
    aggregates: whole.aggregates,
    droppedNodes: [...days.droppedNodes, ...whole.droppedNodes],
    droppedEdges: [...days.droppedEdges, ...whole.droppedEdges],
    droppedAggregates: [],
    warnings: [],
  }
}

/** A declaration in force has no last day, so a day of its first ten years is chosen. */
const MOST_DAYS = 3_653

function oneDayOf(row: EdgeRow, luck: number): DayRange {
  const { stated, inferred } = partsOf(row.props)
  const days = stated?.days ?? inferred?.days ?? []
  const at = 2 * Math.min(Math.floor((luck * days.length) / 2), Math.max(0, days.length / 2 - 1))
  const [first, last] = [days[at] ?? 0, days[at + 1] ?? 0]
  const day = first + Math.floor(luck * Math.min(last - first, MOST_DAYS))
  return { row, firstDay: day, lastDay: day }
}

/** The rows that a change set would correct, each as stored and as expected. */
export function differencesOf(changes: ChangeSet): readonly Difference[] {
  const found = new Map<string, Difference>()
  for (const row of changes.droppedEdges) found.set(row.id, { stored: { kind: 'edge', row } })
  for (const { created, former, ...row } of changes.edges) {
    const stored = created ? found.get(row.id)?.stored : ({ kind: 'edge', row: before(row, former) } as const)
    found.set(row.id, { ...(stored && { stored }), expected: { kind: 'edge', row } })
  }
  for (const { created, former, ...row } of changes.nodes)
    found.set(row.id, {
      ...(created ? {} : { stored: { kind: 'node', row: before(row, former) } }),
      expected: { kind: 'node', row },
    })
  for (const { label, id } of changes.droppedNodes)
    found.set(id, { stored: { kind: 'node', row: { label, id, props: {} } } })
  for (const { created, ...row } of changes.aggregates)
    found.set(`aggregate ${row.id}`, {
      ...(created ? {} : { stored: { kind: 'aggregate', row } }),
      expected: { kind: 'aggregate', row },
    })
  return [...found.values()]
}

const before = <Row extends { readonly props: object }>(row: Row, former: Row['props'] | undefined): Row =>
  former === undefined ? row : { ...row, props: former }
