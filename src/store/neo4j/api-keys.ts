import type { ApiKey } from '../../domain/api-key.ts'
import type { ApiKeyStore } from '../api-key-store.ts'
import type { Database, Transaction } from './database.ts'
import { keepRecord } from './keep-record.ts'
import { statementFile } from './statement-file.ts'

/** Every request waits for it, once in a while. */
const READ = { timeoutMs: 3_000 }
const WRITE = { timeoutMs: 10_000 }

/** Keys to the API as nodes without edges beside the graph, of all processes that share it. */
export function openApiKeys(database: Database): ApiKeyStore {
  const step = <Row>(tx: Transaction, file: 'add' | 'revoke' | 'used' | 'remove', params: object) =>
    tx.rows<Row>(statementFile(`api-keys/${file}`), { ...params })
  return {
    async list() {
      const rows = await database.read((tx) => tx.rows<{ key: ApiKey }>(statementFile('api-keys/list')), READ)
      return rows.map(({ key }) => key)
    },
    add: (key, record) =>
      database.write(async (tx) => {
        await step(tx, 'add', { key })
        await keepRecord(tx, record)
      }, WRITE),
    revoke: (id, at, record) =>
      database.write(async (tx) => {
        const [row] = await step<{ key: ApiKey; isNew: boolean }>(tx, 'revoke', { id, at })
        if (row?.isNew === true) await keepRecord(tx, record)
        return row?.key
      }, WRITE),
    async used(id, at) {
      await database.write((tx) => step(tx, 'used', { id, at }), WRITE)
    },
    remove: (id) =>
      database.write(async (tx) => {
        const [row] = await step<{ removed: number }>(tx, 'remove', { id })
        return (row?.removed ?? 0) > 0
      }, WRITE),
  }
}
