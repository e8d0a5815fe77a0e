import type { EdgeType } from '../../../../domain/graph-schema.ts'
import type { Id } from '../../../../domain/ids.ts'
import type { EdgeRow } from '../../../../domain/graph-rows.ts'
import type { EdgesFound, EdgesRequest } from '../../../../query/browse-requests.ts'
import { BY_FINISH, edgeKindsOfType, OF_RUNS } from '../../edge-kind.ts'
import { edgeColumns } from '../../edge-table.ts'
import type { Graph } from '../../graph.ts'
import { EDGE_LAYOUTS } from '../../layout.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'

type Statement = ReturnType<typeof prepareRows>

/** Opens the reading of a bounded number of edges per node, each by one seek. Statements are prepared on first use. */
export function openEdgeReader({ db, registry, edges }: Graph): (request: EdgesRequest) => EdgesFound {
  const statements = new Map<string, Statement>()
  const statementOf = (type: EdgeType, end: 'from' | 'to', kinds: readonly number[]): Statement => {
    const key = `${end} ${kinds.join(' ')}`
    let statement = statements.get(key)
    if (statement === undefined) {
      statement = prepareRows(db, edgesSql(type, end, kinds))
      statements.set(key, statement)
    }
    return statement
  }
  return ({ type, end, label, ids, other, limit }) => {
    const [from, to] = end === 'from' ? [label, other] : [other, label]
    const kinds = edgeKindsOfType(type).filter((kind) => kind.from === from && kind.to === to)
    const statement = statementOf(
      type,
      end,
      kinds.map(({ code }) => code),
    )
    const found: EdgeRow[] = []
    const cut: Id[] = []
    for (const id of ids) {
      const n = registry.find(id)
      if (n === undefined) continue
      const rows = rowsOf(statement, n, limit + 1)
      if (rows.length > limit) cut.push(id)
      for (const row of rows.slice(0, limit)) found.push(edges.decode(type, row))
    }
    return { edges: found, cut }
  }
}

/** @throws Error if no index serves the request: lists do not need these edges by their end */
function edgesSql(type: EdgeType, end: 'from' | 'to', kinds: readonly number[]): string {
  const { table } = EDGE_LAYOUTS[type]
  const select = `SELECT ${edgeColumns(type)} FROM ${table} WHERE`
  const ofKind = `kind IN (${kinds.join(', ')})`
  if (end === 'from') return `${select} start = ? AND ${ofKind} LIMIT ?`
  if (table === 'interaction' || kinds.some((kind) => OF_RUNS.has(kind)))
    throw new Error(`no index finds ${type} edges by their end`)
  return `${select} finish = ? AND ${ofKind}${table === 'edge' ? ` AND ${BY_FINISH}` : ''} LIMIT ?`
}
