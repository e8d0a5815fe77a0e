import type { ApiKey } from '../../domain/api-key.ts'
import type { ApiKeyStore } from '../api-key-store.ts'
import type { Database } from './database.ts'
import { statementFile } from './statement-file.ts'

/** Every request waits for it, once in a while. */
const READ = { timeoutMs: 3_000 }
const WRITE = { timeoutMs: 10_000 }

/** Keys to the API as nodes without edges beside the graph, of all processes that share it. */
export function openApiKeys(database: Database): ApiKeyStore {
  const write = <Row>(file: 'add' | 'revoke' | 'used' | 'remove', params: object): Promise<readonly Row[]> =>
    database.write((tx) => tx.rows<Row>(statementFile(`api-keys/${file}`), { ...params }), WRITE)
  return {
    async list() {
      const rows = await database.read((tx) => tx.rows<{ key: ApiKey }>(statementFile('api-keys/list')), READ)
      return rows.map(({ key }) => key)
    },
    async add(key) {
      await write('add', { key })
    },
    revoke: async (id, at) => (await write<{ key: ApiKey }>('revoke', { id, at }))[0]?.key,
    async used(id, at) {
      await write('used', { id, at })
    },
    remove: async (id) => ((await write<{ removed: number }>('remove', { id }))[0]?.removed ?? 0) > 0,
  }
}
