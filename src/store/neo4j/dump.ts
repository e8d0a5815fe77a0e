import { EDGES, NODES, type EdgeType, type NodeLabel } from '../../domain/graph-schema.ts'
import type { DumpRow } from '../lineage-store.ts'
import type { Database } from './database.ts'
import { isRollup, rollupTypes } from './edge-kinds.ts'
import type { Neo4jProps } from './props-codec.ts'
import { aggregateFromNeo4j, edgeFromNeo4j, nodeFromNeo4j, type EdgeRecord } from './rows.ts'
import { statementFile } from './statement-file.ts'

type Props = { readonly props: Neo4jProps }

/** Every row: nodes by (label, id), edges by (type, id), aggregates by id. */
export async function* dump(database: Database): AsyncIterable<DumpRow> {
  for (const label of (Object.keys(NODES) as NodeLabel[]).sort())
    for await (const { props } of database.stream<Props>(statementFile('read/dump-nodes', { Label: label })))
      yield { kind: 'node', row: nodeFromNeo4j(label, props) }
  for (const type of (Object.keys(EDGES) as EdgeType[]).sort())
    for await (const record of database.stream<EdgeRecord>(
      isRollup(type)
        ? statementFile('read/dump-rollups', rollupTypes(type))
        : statementFile('read/dump-edges', { Type: type }),
    ))
      yield { kind: 'edge', row: edgeFromNeo4j(type, record) }
  const aggregates = statementFile('read/dump-nodes', { Label: 'Aggregate' })
  for await (const { props } of database.stream<Props>(aggregates))
    yield { kind: 'aggregate', row: aggregateFromNeo4j(props) }
}
