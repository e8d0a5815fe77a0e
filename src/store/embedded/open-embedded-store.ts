import { resolve } from 'node:path'

import { StoreUnusable, type LineageStore } from '../lineage-store.ts'
import { createChangeRing } from './changed-numbers.ts'
import { createEmbeddedStore } from './embedded-store.ts'
import { lockFolder } from './folder-lock.ts'
import { inspectDatabase } from './inspect-database.ts'
import { openForReading } from './open-database.ts'

export interface EmbeddedOptions {
  /** Where the data lies; made if it is not there. One process at a time. */
  readonly folder: string
  /** The module whose export `habits` says what producers mean; the writer thread loads it. */
  readonly habitsModule: URL
  /**
   * Starts all reader threads as soon as the first is there, in the background, as a server that is asked by many wants it. Without it each is started when it is
   * first needed: a command mostly needs one.
   */
  readonly warm?: boolean
}

/**
 * Opens the embedded store: one SQLite database in the folder, one writer thread and up to three reader threads.
 * @throws StoreUnusable if the folder cannot be used: not writable, in use, damaged, without its indexes, or of a newer version
 * @throws StoreUnavailable if a later try may succeed, such as when the disk is full
 */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<LineageStore> {
  const folder = resolve(options.folder)
  const release = lockFolder(folder)
  try {
    return await createEmbeddedStore(
      { folder, habitsModule: options.habitsModule.href, ring: createChangeRing() },
      options.warm ?? false,
      release,
    )
  } catch (error) {
    throw isOfLostIndex(error) ? lostIndexes(folder, error) : error
  }
}

/** Statements name the indexes that they cannot do without. */
const isOfLostIndex = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('no such index: ')

function lostIndexes(folder: string, cause: unknown): StoreUnusable {
  const db = openForReading(folder)
  try {
    const { wrong } = inspectDatabase(db).indexes
    return new StoreUnusable(
      `the database in ${folder} has lost ${wrong.map(({ name }) => name).join(', ')}: make anew by SQLite what somebody dropped there: ` +
        wrong.map(({ statement }) => `${statement};`).join(' '),
      { cause },
    )
  } finally {
    db.close()
  }
}
