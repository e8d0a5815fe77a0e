import { EDGES, NODES, type EdgeType, type NodeLabel } from '../../domain/graph-schema.ts'
import type { DumpRow } from '../lineage-store.ts'
import { AGGREGATE_COLUMNS } from './aggregate-table.ts'
import { edgeColumns, kindList } from './edge-table.ts'
import type { SqlValue } from './cell.ts'
import type { Graph } from './graph.ts'
import { EDGE_LAYOUTS, NODE_LAYOUTS } from './layout.ts'
import { nodeColumns, nodeCondition } from './node-table.ts'
import { prepareRows, rowOf } from './row-table.ts'

/** Every row, in the order that `LineageStore.dump` defines. Read it within one transaction. */
export function* dumpRows(graph: Graph): Generator<DumpRow, void, undefined> {
  const { db } = graph
  for (const label of Object.keys(NODES).sort() as NodeLabel[]) {
    const columns = nodeColumns(label).replace(/\bn\b/, 't.n')
    const rows = prepareRows(
      db,
      `SELECT ${columns} FROM ${NODE_LAYOUTS[label].table} t JOIN id i ON i.n = t.n
        WHERE ${nodeCondition(label)} ORDER BY i.uuid`,
    )
    for (const row of rows.iterate())
      yield { kind: 'node', row: graph.nodes.decode(label, row as unknown as SqlValue[]) }
  }
  for (const type of Object.keys(EDGES).sort() as EdgeType[]) {
    const rows = prepareRows(
      db,
      `SELECT ${edgeColumns(type)} FROM ${EDGE_LAYOUTS[type].table} WHERE kind IN ${kindList(type)} ORDER BY uuid`,
    )
    for (const row of rows.iterate())
      yield { kind: 'edge', row: graph.edges.decode(type, row as unknown as SqlValue[]) }
  }
  const rows = prepareRows(
    db,
    `SELECT ${AGGREGATE_COLUMNS} FROM aggregate a JOIN id i ON i.n = a.n ORDER BY i.uuid`,
  )
  for (const row of rows.iterate())
    yield { kind: 'aggregate', row: graph.aggregates.decode(row as unknown as SqlValue[]) }
}

/** The number of rows of the dumped tables, about that of the dump. */
export function dumpSize({ db }: Graph): number {
  const layouts = [...Object.values(NODE_LAYOUTS), ...Object.values(EDGE_LAYOUTS)]
  const tables = new Set([...layouts.map(({ table }) => table), 'aggregate'])
  return [...tables].reduce(
    (sum, table) => sum + (rowOf(prepareRows(db, `SELECT count(*) FROM ${table}`))![0] as number),
    0,
  )
}
