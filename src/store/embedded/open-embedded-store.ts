import { join, resolve } from 'node:path'

import { StoreDamaged, StoreUnusable, type LineageStore } from '../lineage-store.ts'
import type { OnNotice } from '../store-notice.ts'
import { createChangeRing } from './changed-numbers.ts'
import { createEmbeddedStore } from './embedded-store.ts'
import { lookAtFolder } from './found-folder.ts'
import { lockFolder } from './folder-lock.ts'
import { inspectDatabase, missingColumns, versionOf } from './inspect-database.ts'
import { makePrivate } from './private-files.ts'
import { newestBackup } from './newest-backup.ts'
import { openForReading } from './open-database.ts'

export interface EmbeddedOptions {
  /** Where the data lies; made if it is not there. One process at a time. */
  readonly folder: string
  /** The module whose export `producerRules` says what producers mean; the writer thread loads it. */
  readonly producerRulesModule: URL
  /**
   * Starts all reader threads as soon as the first is there, in the background, as a server that is asked by many wants it. Without it each is started when it is
   * first needed: a command mostly needs one.
   */
  readonly warm?: boolean
  /** Told what an operator should know of the store, when it is opened and later. */
  readonly onNotice?: OnNotice
  /** Where backups lie, for the message about a damaged file; absent: `backups` in the folder. */
  readonly backups?: string
}

/**
 * Opens the embedded store: one SQLite database in the folder, one writer thread and up to four reader threads.
 * @throws StoreUnusable if the folder cannot be used: not writable, in use, damaged, without its indexes, or of a newer version
 * @throws StoreUnavailable if a later try may succeed, such as when the disk is full
 */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<LineageStore> {
  const folder = resolve(options.folder)
  const { onNotice = () => undefined, backups = join(folder, 'backups') } = options
  const found = lookAtFolder(folder)
  const release = lockFolder(folder)
  try {
    for (const notice of makePrivate(folder)) onNotice(notice)
    return await createEmbeddedStore(
      { folder, producerRulesModule: options.producerRulesModule.href, ring: createChangeRing() },
      options.warm ?? false,
      release,
      { onNotice, found, backups },
    )
  } catch (error) {
    if (error instanceof StoreDamaged) throw withNewestBackup(error, backups)
    throw isOfLostSchema(error) ? lostSchema(folder, error) : error
  }
}

/** Where not even opening it succeeds, nobody can ask for the newest backup. */
function withNewestBackup(error: StoreDamaged, backups: string): StoreDamaged {
  const newest = newestBackup(backups)
  return newest === undefined
    ? error
    : new StoreDamaged(`${error.message}; the newest backup is ${newest}`, { cause: error })
}

/** Statements name the tables, columns and indexes that they cannot do without. */
const isOfLostSchema = (error: unknown): boolean =>
  error instanceof Error && /\bno such (?:index|table|column): |\bhas no column named /u.test(error.message)

function lostSchema(folder: string, cause: unknown): StoreUnusable {
  const db = openForReading(folder)
  try {
    const missing = missingColumns(db)
    if (missing.length > 0)
      return new StoreUnusable(
        `the database in ${folder} has format ${versionOf(db)} and lacks ${missing.join(', ')}: no edition of Tributary wrote it so. ` +
          'Restore a backup; or export the graph with the version that wrote it, and import that into an empty folder',
        { cause },
      )
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
