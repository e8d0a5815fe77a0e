import type { ApiKey } from '../../domain/api-key.ts'
import type { ApiKeyStore } from '../api-key-store.ts'
import type { Database, Transaction } from './database.ts'
import { recordEdit } from './record-edit.ts'
import { statementFile } from './statement-file.ts'

/** Short, because a request waits for it when the cached keys expire. */
const READ = { timeoutMs: 3_000 }
const WRITE = { timeoutMs: 10_000 }

/** API keys as nodes without edges, separate from the graph. All processes on the database share them. */
export function openApiKeys(database: Database): ApiKeyStore {
  const run = <Row>(tx: Transaction, file: 'add' | 'revoke' | 'used' | 'remove', params: object) =>
    tx.rows<Row>(statementFile(`api-keys/${file}`), { ...params })
  return {
    async list() {
      const rows = await database.read((tx) => tx.rows<{ key: ApiKey }>(statementFile('api-keys/list')), READ)
      return rows.map(({ key }) => key)
    },
    add: (key, record) =>
      database.write(async (tx) => {
        await run(tx, 'add', { key })
        await recordEdit(tx, record)
      }, WRITE),
    revoke: (id, at, record) =>
      database.write(async (tx) => {
        const [row] = await run<{ key: ApiKey; isNew: boolean }>(tx, 'revoke', { id, at })
        if (row?.isNew === true) await recordEdit(tx, record)
        return row?.key
      }, WRITE),
    async used(id, at) {
      await database.write((tx) => run(tx, 'used', { id, at }), WRITE)
    },
    remove: (id) =>
      database.write(async (tx) => {
        const [row] = await run<{ removed: number }>(tx, 'remove', { id })
        return (row?.removed ?? 0) > 0
      }, WRITE),
  }
}
