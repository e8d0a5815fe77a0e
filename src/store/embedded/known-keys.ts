import type { ApiKey } from '../../domain/api-key.ts'
import type { ApiKeyStore } from '../api-key-store.ts'
import type { KeyStep } from './api-keys.ts'

/**
 * The keys of a folder, which this process alone has open: they are read once, and told from memory. So a request that has to
 * know them waits neither for a long query nor for a commit.
 */
export function openKnownKeys(carryOut: (step: KeyStep) => Promise<readonly ApiKey[]>): ApiKeyStore {
  let known: readonly ApiKey[] | undefined
  /** After all changes that were asked for before. */
  const step = async (wanted: KeyStep): Promise<readonly ApiKey[]> => (known = await carryOut(wanted))
  const all = async (): Promise<readonly ApiKey[]> => known ?? step({ kind: 'list' })
  return {
    list: all,
    async add(key, record) {
      await step({ kind: 'add', key, record })
    },
    revoke: async (id, at, record) =>
      (await step({ kind: 'revoke', id, at, record })).find((key) => key.id === id),
    async used(id, at) {
      await step({ kind: 'used', id, at })
    },
    async remove(id) {
      const isThere = (await all()).some((key) => key.id === id)
      await step({ kind: 'remove', id })
      return isThere
    },
  }
}
