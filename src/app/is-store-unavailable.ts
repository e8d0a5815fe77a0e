import { ReadTimeout, StoreUnavailable, StoreUnusable } from '../store/lineage-store.ts'

/**
 * Whether an error is about the store, not the input: nothing was written, and the same call may succeed once the operator has
 * fixed the store or it has less to do.
 */
export function isStoreUnavailable(error: unknown): error is StoreUnavailable | StoreUnusable | ReadTimeout {
  return error instanceof StoreUnavailable || error instanceof StoreUnusable || error instanceof ReadTimeout
}
