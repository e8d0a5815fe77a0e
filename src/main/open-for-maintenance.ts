import { createApiKeys } from '../app/access/create-api-keys.ts'
import { createRecordEdit } from '../app/edits/record-edit.ts'
import { pruneAll } from '../app/prune-all.ts'
import { redactAll } from '../app/redact-all.ts'
import { createDoctor } from '../app/doctor/create-doctor.ts'
import type { OpenForMaintenance, OpenStore, StoreOptions } from '../cli/server-port.ts'
import { clock } from './clock.ts'
import { assertStoreExists, toCommandFailure, openStore } from './open-store.ts'

/** Opens a store for a maintenance command. */
export async function openForMaintenance(
  version: string,
  options: StoreOptions,
  { mustExist = false }: Parameters<OpenForMaintenance>[1] = {},
): Promise<OpenStore> {
  if (mustExist) assertStoreExists(options)
  try {
    const store = await openStore(options)
    const program = { version, node: process.versions.node }
    return {
      keys: createApiKeys({
        store: store.apiKeys,
        record: createRecordEdit(Date.now),
        now: Date.now,
        clock,
      }),
      verify: (onProgress) => store.verify(onProgress),
      rebuild: (onProgress) => store.rebuild(onProgress),
      backup: (file, onProgress) => store.backup(file, onProgress),
      redact: (dryRun, onProgress) => redactAll(store, { dryRun, onProgress }),
      prune: (wish, onProgress) => pruneAll(store, wish, { onProgress }),
      examine: (sample) => createDoctor({ store, program, now: Date.now }).examine(sample),
      close: () => store.close(),
    }
  } catch (error) {
    throw toCommandFailure(error)
  }
}
