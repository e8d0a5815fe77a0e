import type { ApiKey } from '../domain/api-key.ts'
import type { Edit } from '../domain/edit.ts'
import type { Instant } from '../domain/time.ts'

/**
 * The table of API keys. It is beside the graph: changes of the graph do not touch it, and no export contains it. A
 * change and its `record` are committed in one transaction.
 */
export interface ApiKeyStore {
  /** All keys, at most KEY_BOUNDS.keys, ordered by creation time, then by id. */
  list(): Promise<readonly ApiKey[]>
  /** Adds a key whose id is new. Resolves after the commit. */
  add(key: ApiKey, record?: Edit): Promise<void>
  /**
   * Sets the time of revocation, unless the key is already revoked; then nothing is recorded. Returns the key as it is
   * after the call, or undefined if it does not exist.
   */
  revoke(id: string, at: Instant, record?: Edit): Promise<ApiKey | undefined>
  /** Sets the time of last use, unless the stored one is later. Does nothing if the key does not exist. */
  used(id: string, at: Instant): Promise<void>
  /** Deletes a key. Returns whether it existed. */
  remove(id: string): Promise<boolean>
}
