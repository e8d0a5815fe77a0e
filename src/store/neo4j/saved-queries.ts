import type { SavedParam, SavedQuery } from '../../domain/saved-query.ts'
import type { SavedQueryStore } from '../saved-query-store.ts'
import type { Database } from './database.ts'
import { keepRecord } from './keep-record.ts'
import { statementFile } from './statement-file.ts'

const TIME = { timeoutMs: 10_000 }

/** As a node has it: parameters as JSON. */
interface Kept extends Omit<SavedQuery, 'params'> {
  readonly params: string
}

/** Saved queries as nodes without edges beside the graph, of all processes that share it. */
export function openSavedQueries(database: Database): SavedQueryStore {
  const read = async (file: 'get' | 'list', params: object): Promise<readonly SavedQuery[]> => {
    const rows = await database.read(
      (tx) => tx.rows<{ query: Kept }>(statementFile(`saved-queries/${file}`), { ...params }),
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
        const kept: Kept = { ...query, params: JSON.stringify(query.params) }
        const [row] = await tx.rows<{ isNew: boolean }>(statementFile('saved-queries/put'), { query: kept })
        await keepRecord(tx, record)
        return row?.isNew === true
      }, TIME),
    remove: (name, record) =>
      database.write(async (tx) => {
        const [row] = await tx.rows<{ removed: number }>(statementFile('saved-queries/remove'), { name })
        const isRemoved = (row?.removed ?? 0) > 0
        if (isRemoved) await keepRecord(tx, record)
        return isRemoved
      }, TIME),
  }
}
