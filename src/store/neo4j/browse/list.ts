import {
  compileListFromIndex,
  compileScanEnd,
  compileMatchCounts,
  compileList,
  indexedMatches,
} from '../../../compile/browse/compile-list.ts'
import type { CypherStatement } from '../../../compile/cypher-statement.ts'
import { LIST_BOUNDS, type ListPage, type ListRequest } from '../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../query/key-order.ts'
import type { Transaction } from '../database.ts'
import { listLongest } from './list-longest.ts'
import { isByNamespace, listByNamespace } from './list-by-namespace.ts'
import { keyOf, type ListRow } from './list-row.ts'

/**
 * One page. Reads all matches of the most selective filter if they are few, otherwise the next entities in the list's order.
 */
export async function list(tx: Transaction, request: ListRequest): Promise<ListPage> {
  if (request.order === 'longest') return listLongest(tx, request)
  const few = await mostSelective(tx, request)
  if (few === undefined && isByNamespace(request)) return listByNamespace(tx, request)
  const run = <T>({ text, params }: CypherStatement) => tx.rows<T>(text, params)
  // One more than the limit shows whether there is another page.
  const wanted = request.limit + 1
  const rows = await run<ListRow>(
    few === undefined ? compileList(request, wanted) : compileListFromIndex(request, few, wanted),
  )
  const compare = compareKeys(keyParts(request.of, request.order)!)
  const page = [...rows].sort((a, b) => compare(keyOf(a), keyOf(b))).slice(0, request.limit)
  const last = rows.length > request.limit ? page.at(-1) : undefined
  const reached =
    last === undefined && few === undefined
      ? (await run<ListRow>(compileScanEnd(request, wanted)))[0]
      : undefined
  const next = last ?? reached
  return { ids: page.map(({ id }) => id), ...(next === undefined ? {} : { next: keyOf(next) }) }
}

/** The most selective filter, if it has few matches. */
async function mostSelective(tx: Transaction, request: ListRequest): Promise<string | undefined> {
  const found = indexedMatches(request)
  if (found.length === 0) return undefined
  const { text, params } = compileMatchCounts(request, found)
  const [row] = await tx.rows<{ sizes: readonly number[] }>(text, params)
  const sizes = row?.sizes ?? []
  const least = Math.min(...sizes)
  return least <= (request.bounds ?? LIST_BOUNDS).few ? found[sizes.indexOf(least)] : undefined
}
