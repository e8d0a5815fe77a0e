import type { ApiKeys } from '../app/access/create-api-keys.ts'
import { StoreUnavailable, StoreUnusable } from '../store/lineage-store.ts'

/** Whether a key was ever created. True while the store is unavailable, so that the server requires a key. */
export async function keysMayExist(
  keys: Pick<ApiKeys, 'everCreated'>,
  log: { readonly warn: (fields: object, message: string) => void },
): Promise<boolean> {
  try {
    return await keys.everCreated()
  } catch (error) {
    if (!(error instanceof StoreUnavailable || error instanceof StoreUnusable)) throw error
    log.warn(
      { reason: error.message },
      'the store is not available, so the server requires a key until it knows whether keys exist',
    )
    return true
  }
}
