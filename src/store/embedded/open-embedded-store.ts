import { resolve } from 'node:path'

import type { LineageStore } from '../lineage-store.ts'
import { createChangeRing } from './changed-numbers.ts'
import { createEmbeddedStore } from './embedded-store.ts'
import { lockFolder } from './folder-lock.ts'

export interface EmbeddedOptions {
  /** Where the data lies; made if it is not there. One process at a time. */
  readonly folder: string
  /** The module whose export `habits` says what producers mean; the writer thread loads it. */
  readonly habitsModule: URL
}

/**
 * Opens the embedded store: one SQLite database in the folder, one writer thread and several reader threads.
 * @throws StoreUnusable if the folder cannot be used: not writable, in use, damaged, or of a newer version
 * @throws StoreUnavailable if a later try may succeed, such as when the disk is full
 */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<LineageStore> {
  const folder = resolve(options.folder)
  const release = lockFolder(folder)
  return createEmbeddedStore(
    { folder, habitsModule: options.habitsModule.href, ring: createChangeRing() },
    release,
  )
}
