import { createApiKeys } from '../app/access/create-api-keys.ts'
import type { OpenForMaintenance } from '../cli/server-port.ts'
import { clock } from './clock.ts'
import { failureOf, openStore } from './open-store.ts'

/** A store as the commands that look after it work with it. */
export const openForMaintenance: OpenForMaintenance = async (options) => {
  try {
    const store = await openStore(options)
    return {
      keys: createApiKeys({ store: store.apiKeys, now: Date.now, clock }),
      verify: () => store.verify(),
      rebuild: () => store.rebuild(),
      backup: (file) => store.backup(file),
      close: () => store.close(),
    }
  } catch (error) {
    throw failureOf(error)
  }
}
