import type { ProducerRules } from '../aggregate.ts'
import type { EdgeKey, EdgeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { ChangeSet, Merge } from '../merge-protocol.ts'
import { rederive } from './rebuild.ts'
import { repairRollups, type Stretch } from './repair-rollups.ts'
import type { Difference } from './repair-steps.ts'
import { partsOf } from './rollup-parts.ts'
import { settle } from './settle.ts'
import { WorkingSet } from './working-set.ts'

/** Rows that are taken from a graph at random. */
export interface SampleStep {
  /** READS, WRITES and DERIVED_FROM: each is looked at over one of its days. */
  readonly rollups: readonly EdgeKey[]
  /** Those of operations and declarations: all that follows from each is looked for. */
  readonly aggregates: readonly Id[]
  /** Which of its days, from 0 (the first) to 1. */
  readonly luck: number
}

/**
 * Makes a few rows anew from the truth; what it would change is not as the truth gives it. What that costs is bounded by the
 * sample, however long a roll-up's history is: only the operations of a day are read.
 */
export function* checkSample({ rollups, aggregates, luck }: SampleStep, rules: ProducerRules): Merge {
  const set = new WorkingSet()
  const found = yield* settle(set, () => ({
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

/** A declaration that is in force lasts for ever: a day of its first ten years is as good as any. */
const MOST_DAYS = 3_653

function oneDayOf(row: EdgeRow, luck: number): Stretch {
  const { stated, inferred } = partsOf(row.props)
  const days = stated?.days ?? inferred?.days ?? []
  const at = 2 * Math.min(Math.floor((luck * days.length) / 2), Math.max(0, days.length / 2 - 1))
  const [first, last] = [days[at] ?? 0, days[at + 1] ?? 0]
  const day = first + Math.floor(luck * Math.min(last - first, MOST_DAYS))
  return { row, firstDay: day, lastDay: day }
}

/** The rows that a change set would make right, each as it lies in the store and as it would be. */
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
