import { ReadTimeout, StoreUnavailable, StoreUnusable } from '../store/lineage-store.ts'

/**
 * Whether an error tells of the store and not of what it was given: nothing was written, and once whoever runs it has
 * mended it (brought it back, renewed a password), or it has less to do, the same call may succeed.
 */
export function isStoreUnavailable(error: unknown): error is StoreUnavailable | StoreUnusable | ReadTimeout {
  return error instanceof StoreUnavailable || error instanceof StoreUnusable || error instanceof ReadTimeout
}
