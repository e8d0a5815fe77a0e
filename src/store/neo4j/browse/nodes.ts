import type { NodeRow } from '../../../domain/graph-rows.ts'
import type { Id } from '../../../domain/ids.ts'
import type { NodesRequest } from '../../../query/browse-requests.ts'
import type { Transaction } from '../database.ts'
import type { Neo4jProps } from '../props-codec.ts'
import { nodeFromNeo4j } from '../rows.ts'
import { statementFile } from '../statement-file.ts'

/** The nodes with these ids, in the order of the ids. */
export async function nodes(tx: Transaction, { label, ids }: NodesRequest): Promise<readonly NodeRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.rows<{ props: Neo4jProps }>(statementFile('browse/nodes', { Label: label }), { ids })
  const found = new Map<Id, NodeRow>()
  for (const { props } of rows) found.set(props['id'] as Id, nodeFromNeo4j(label, props))
  return ids.flatMap((id) => found.get(id) ?? [])
}
