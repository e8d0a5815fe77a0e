import type { ApiKeys } from '../app/access/create-api-keys.ts'
import { StoreUnavailable, StoreUnusable } from '../store/lineage-store.ts'

/** Whether keys were ever made; true, so that they are asked for, while a store that is away cannot say. */
export async function knownKeys(
  keys: Pick<ApiKeys, 'wereMade'>,
  log: { readonly warn: (fields: object, message: string) => void },
): Promise<boolean> {
  try {
    return await keys.wereMade()
  } catch (error) {
    if (!(error instanceof StoreUnavailable || error instanceof StoreUnusable)) throw error
    log.warn(
      { reason: error.message },
      'whether there are keys is not known yet: until it is, nobody is let in without one',
    )
    return true
  }
}
