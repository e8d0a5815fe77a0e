import type { EdgeRow } from '../../../domain/graph-rows.ts'
import type { EdgesFound, EdgesRequest } from '../../../query/browse-requests.ts'
import type { Transaction } from '../database.ts'
import { relationshipTypes } from '../edge-kinds.ts'
import { edgeFromNeo4j, type EdgeRecord } from '../rows.ts'
import { statementFile } from '../statement-file.ts'

/** The edges of a type at these nodes, at most `limit` per node. Roll-ups of deleted entities are last. */
export async function edges(tx: Transaction, request: EdgesRequest): Promise<EdgesFound> {
  const { type, end, label, ids, other, limit } = request
  if (ids.length === 0) return { edges: [], cut: [] }
  const rows = await Promise.all(
    relationshipTypes(type).map((Type) => {
      const text = statementFile(`browse/edges-${end}`, { Label: label, Type, Other: other })
      return tx.rows<Pick<EdgeRecord, 'from' | 'to' | 'props'>>(text, { ids, limit: limit + 1 })
    }),
  )
  const [fromLabel, toLabel] = end === 'from' ? [label, other] : [other, label]
  const byNode = Map.groupBy(
    rows.flat().map((row) => edgeFromNeo4j(type, { ...row, fromLabel, toLabel })),
    (row: EdgeRow) => row[end],
  )
  return {
    edges: ids.flatMap((id) => byNode.get(id)?.slice(0, limit) ?? []),
    cut: ids.filter((id) => (byNode.get(id)?.length ?? 0) > limit),
  }
}
