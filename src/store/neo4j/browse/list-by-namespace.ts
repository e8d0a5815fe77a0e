import type { CypherStatement } from '../../../compile/cypher-statement.ts'
import { compileList, compileScanEnd } from '../../../compile/browse/compile-list.ts'
import { LIST_LABELS, type ListKey, type ListPage, type ListRequest } from '../../../query/browse-requests.ts'
import type { Transaction } from '../database.ts'
import { statementFile } from '../statement-file.ts'
import { keyOf, type ListRow } from './list-row.ts'

/** Namespaces that one page reads. Each takes three round trips. */
const MAX_NAMESPACES = 30
/** Sorts after all names. */
const PAST_ALL = '\u{10ffff}\u{10ffff}'

/** Whether to read a list namespace by namespace, because most names of each may not have the prefix. */
export const isByNamespace = ({ of, order, filters }: ListRequest): boolean =>
  (of === 'dataset' || of === 'job') &&
  order === 'name' &&
  filters.prefix !== undefined &&
  filters.namespace === undefined

/** A page of the names with the prefix, from one namespace after another. */
export async function listByNamespace(tx: Transaction, request: ListRequest): Promise<ListPage> {
  const { of, order, filters, after, limit } = request
  const bounds = request.bounds === undefined ? {} : { bounds: request.bounds }
  const nextNamespace = statementFile('read/next-value', { Label: LIST_LABELS[of], property: 'namespace' })
  const rows: ListRow[] = []
  let namespace = after?.[0] as string | undefined
  for (let from: ListKey | undefined = after, count = 0; ; from = undefined, count++) {
    if (from === undefined) {
      const [step] = await tx.rows<{ name: string }>(nextNamespace, { after: namespace ?? '' })
      if (step === undefined) break
      namespace = step.name
    }
    const inNamespace: ListRequest =
      from === undefined ? { kind: 'list', of, order, filters, limit, ...bounds } : request
    const run = ({ text, params }: CypherStatement) => tx.rows<ListRow>(text, params)
    rows.push(...(await run(compileList(inNamespace, limit + 1 - rows.length, namespace))))
    if (rows.length > limit) return pageOf(rows.slice(0, limit), keyOf(rows[limit - 1]!))
    const [reached] = await run(compileScanEnd(inNamespace, limit, namespace))
    if (reached !== undefined) return pageOf(rows, keyOf(reached))
    if (count >= MAX_NAMESPACES) return pageOf(rows, [namespace!, PAST_ALL])
  }
  return pageOf(rows)
}

const pageOf = (rows: readonly ListRow[], next?: ListKey): ListPage => ({
  ids: rows.map(({ id }) => id),
  ...(next === undefined ? {} : { next }),
})
