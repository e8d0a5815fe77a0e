import type { SavedParam, SavedQuery } from '../../domain/saved-query.ts'
import type { SavedQueryStore } from '../saved-query-store.ts'
import type { Database } from './database.ts'
import { recordEdit } from './record-edit.ts'
import { statementFile } from './statement-file.ts'

const TIME = { timeoutMs: 10_000 }

/** Properties of the node. */
interface StoredQuery extends Omit<SavedQuery, 'params'> {
  /** JSON */
  readonly params: string
}

/** Saved queries as nodes without edges, separate from the graph. All processes on the database share them. */
export function openSavedQueries(database: Database): SavedQueryStore {
  const read = async (file: 'get' | 'list', params: object): Promise<readonly SavedQuery[]> => {
    const rows = await database.read(
      (tx) => tx.rows<{ query: StoredQuery }>(statementFile(`saved-queries/${file}`), { ...params }),
      TIME,
    )
    return rows.map(({ query }) => ({ ...query, params: JSON.parse(query.params) as SavedParam[] }))
  }
  return {
    async names() {
      const rows = await database.read(
        (tx) => tx.rows<{ name: string }>(statementFile('saved-queries/names')),
        TIME,
      )
      return rows.map(({ name }) => name)
    },
    get: (names) => read('get', { names }),
    list: ({ limit, after }) => read('list', { limit, after: after ?? null }),
    put: (query, record) =>
      database.write(async (tx) => {
        const stored: StoredQuery = { ...query, params: JSON.stringify(query.params) }
        const [row] = await tx.rows<{ isNew: boolean }>(statementFile('saved-queries/put'), { query: stored })
        await recordEdit(tx, record)
        return row?.isNew === true
      }, TIME),
    remove: (name, record) =>
      database.write(async (tx) => {
        const [row] = await tx.rows<{ removed: number }>(statementFile('saved-queries/remove'), { name })
        const isRemoved = (row?.removed ?? 0) > 0
        if (isRemoved) await recordEdit(tx, record)
        return isRemoved
      }, TIME),
  }
}
