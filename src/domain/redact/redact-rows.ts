import type { EdgeKey, EdgeRow, NodeKey, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { GraphRow } from '../merge/repair-steps.ts'
import type { AggregateRow, Merge } from '../merge-protocol.ts'
import { redactRow } from './redact-row.ts'

/** The keys of rows that contain secrets. */
export interface RedactStep {
  readonly nodes: readonly NodeKey[]
  readonly edges: readonly EdgeKey[]
  readonly aggregates: readonly Id[]
}

export const stepOf = (rows: readonly GraphRow[]): RedactStep => ({
  nodes: rows.flatMap((all) => (all.kind === 'node' ? [{ label: all.row.label, id: all.row.id }] : [])),
  edges: rows.flatMap((all) =>
    all.kind === 'edge' ? [{ type: all.row.type, id: all.row.id, from: all.row.from }] : [],
  ),
  aggregates: rows.flatMap((all) => (all.kind === 'aggregate' ? [all.row.id] : [])),
})

/** Redacts rows in their current state, because events may have changed them since they were found. */
export function* redactRows(step: RedactStep): Merge {
  const facts = yield { nodes: step.nodes, edges: step.edges, aggregates: step.aggregates }
  return {
    nodes: changed(facts.nodes, (row) => redactRow({ kind: 'node', row }).row as NodeRow).map(
      ({ before, after }) => ({ ...after, created: false, former: before.props }),
    ),
    edges: changed(facts.edges, (row) => redactRow({ kind: 'edge', row }).row as EdgeRow).map(
      ({ before, after }) => ({ ...after, created: false, former: before.props }),
    ),
    aggregates: changed(
      facts.aggregates,
      (row) => redactRow({ kind: 'aggregate', row }).row as AggregateRow,
    ).map(({ after }) => ({ ...after, created: false })),
    droppedNodes: [],
    droppedEdges: [],
    droppedAggregates: [],
    warnings: [],
  }
}

const changed = <Row>(
  rows: readonly (Row | null)[],
  redact: (row: Row) => Row,
): readonly { readonly before: Row; readonly after: Row }[] =>
  rows.flatMap((before) => {
    if (before === null) return []
    const after = redact(before)
    return after === before ? [] : [{ before, after }]
  })
