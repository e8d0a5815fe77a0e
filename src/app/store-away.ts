import { StoreUnavailable, StoreUnusable } from '../store/lineage-store.ts'

/**
 * Whether an error tells of the store and not of what it was given: nothing was written, and once whoever runs it has
 * mended it (brought it back, renewed a password), the same call may succeed.
 */
export function isStoreAway(error: unknown): error is StoreUnavailable | StoreUnusable {
  return error instanceof StoreUnavailable || error instanceof StoreUnusable
}
