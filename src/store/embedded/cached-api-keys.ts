import type { ApiKey } from '../../domain/api-key.ts'
import type { ApiKeyStore } from '../api-key-store.ts'
import type { KeyOperation } from './api-keys.ts'

/**
 * Caches all keys of a folder; no other process has it open. So authenticating a request waits neither for a long query
 * nor for a commit. `perform` performs an operation after all earlier ones, and returns all keys.
 */
export function createCachedApiKeys(
  perform: (operation: KeyOperation) => Promise<readonly ApiKey[]>,
): ApiKeyStore {
  let cached: readonly ApiKey[] | undefined
  const update = async (operation: KeyOperation): Promise<readonly ApiKey[]> =>
    (cached = await perform(operation))
  const list = async (): Promise<readonly ApiKey[]> => cached ?? update({ kind: 'list' })
  return {
    list,
    async add(key, record) {
      await update({ kind: 'add', key, record })
    },
    revoke: async (id, at, record) =>
      (await update({ kind: 'revoke', id, at, record })).find((key) => key.id === id),
    async used(id, at) {
      await update({ kind: 'used', id, at })
    },
    async remove(id) {
      const exists = (await list()).some((key) => key.id === id)
      await update({ kind: 'remove', id })
      return exists
    },
  }
}
