import { compileInteractions } from '../../../compile/browse/compile-interactions.ts'
import type { EdgeRow } from '../../../domain/graph-rows.ts'
import type { InteractionsPage, InteractionsRequest } from '../../../query/browse-requests.ts'
import type { Transaction } from '../database.ts'
import { edgeFromNeo4j, type EdgeRecord } from '../rows.ts'

/** READ or WROTE edges of datasets, newest first. */
export async function interactions(tx: Transaction, request: InteractionsRequest): Promise<InteractionsPage> {
  const found: EdgeRow[] = []
  for (const type of request.types) {
    const { text, params } = compileInteractions(type, request)
    const rows = await tx.rows<Pick<EdgeRecord, 'from' | 'to' | 'props'>>(text, params)
    for (const row of rows)
      found.push(edgeFromNeo4j(type, { ...row, fromLabel: 'Operation', toLabel: 'Dataset' }))
  }
  found.sort(newestFirst)
  return { interactions: found.slice(0, request.limit), more: found.length > request.limit }
}

const newestFirst = (a: EdgeRow, b: EdgeRow): number =>
  (b.props.startedAt as number) - (a.props.startedAt as number) || (a.id < b.id ? 1 : -1)
