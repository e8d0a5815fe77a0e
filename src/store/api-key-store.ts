import type { ApiKey } from '../domain/api-key.ts'
import type { Edit } from '../domain/edit.ts'
import type { Instant } from '../domain/time.ts'

/**
 * Where the keys to the API are kept, beside the graph: untouched by whatever becomes of it, and in no export. A `record` of a
 * change is kept in the change's own transaction: both are there, or neither is.
 */
export interface ApiKeyStore {
  /** All there are, at most KEY_BOUNDS.keys, in the order in which they were made, then of their ids. */
  list(): Promise<readonly ApiKey[]>
  /** Keeps a key whose id is new; resolves after the commit. */
  add(key: ApiKey, record?: Edit): Promise<void>
  /**
   * Sets when it was revoked, unless it was before: then nothing is recorded. The key as it is then, undefined where there is
   * none.
   */
  revoke(id: string, at: Instant, record?: Edit): Promise<ApiKey | undefined>
  /** Sets when it was last used, unless that is known to be later. Does nothing where there is no such key. */
  used(id: string, at: Instant): Promise<void>
  /** Takes it out. Whether there was one. */
  remove(id: string): Promise<boolean>
}
