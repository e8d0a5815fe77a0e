import { join, resolve } from 'node:path'

import { StoreDamaged, StoreUnusable, type LineageStore } from '../lineage-store.ts'
import type { OnNotice } from '../store-notice.ts'
import { createChangeRing } from './change-ring.ts'
import { createEmbeddedStore } from './embedded-store.ts'
import { readFolderContents } from './folder-contents.ts'
import { lockFolder } from './folder-lock.ts'
import { inspectDatabase, missingColumns, versionOf } from './inspect-database.ts'
import { makePrivate } from './private-files.ts'
import { newestBackup } from './backup-files.ts'
import { openForReading } from './open-database.ts'

export interface EmbeddedOptions {
  /** The data folder; created if it does not exist. One process at a time can open it. */
  readonly folder: string
  /** URL of the module that exports `producerRules`, the interpretation of producers' events. The writer thread loads it. */
  readonly producerRulesModule: URL
  /**
   * Starts all reader threads in the background as soon as the first is open, for a server. Else each one starts when it
   * is needed; a command usually needs only one.
   */
  readonly warm?: boolean
  /** Called with events that an operator should know of, when the store opens and later. */
  readonly onNotice?: OnNotice
  /** The folder for backups, for messages about a damaged file. Default: `backups` in the data folder. */
  readonly backups?: string
}

/**
 * Opens the embedded store: one SQLite database in the folder, one writer thread and up to four reader threads.
 * @throws StoreUnusable if the folder is not usable: not writable, in use, damaged, without its indexes, or of a newer version
 * @throws StoreUnavailable if a retry may succeed, for example after the disk was full
 */
export async function openEmbeddedStore(options: EmbeddedOptions): Promise<LineageStore> {
  const folder = resolve(options.folder)
  const { onNotice = () => undefined, backups = join(folder, 'backups') } = options
  const contents = readFolderContents(folder)
  const release = lockFolder(folder)
  try {
    for (const notice of makePrivate(folder)) onNotice(notice)
    return await createEmbeddedStore(
      { folder, producerRulesModule: options.producerRulesModule.href, ring: createChangeRing() },
      options.warm ?? false,
      release,
      { onNotice, contents, backups },
    )
  } catch (error) {
    if (error instanceof StoreDamaged) throw withNewestBackup(error, backups)
    throw isMissingSchema(error) ? missingSchemaError(folder, error) : error
  }
}

/** Adds the newest backup to the message: without an open store, no command can ask for it. */
function withNewestBackup(error: StoreDamaged, backups: string): StoreDamaged {
  const newest = newestBackup(backups)
  return newest === undefined
    ? error
    : new StoreDamaged(`${error.message}; the newest backup is ${newest}`, { cause: error })
}

/** Whether a statement refers to a table, column or index that does not exist. */
const isMissingSchema = (error: unknown): boolean =>
  error instanceof Error && /\bno such (?:index|table|column): |\bhas no column named /u.test(error.message)

function missingSchemaError(folder: string, cause: unknown): StoreUnusable {
  const db = openForReading(folder)
  try {
    const missing = missingColumns(db)
    if (missing.length > 0)
      return new StoreUnusable(
        `the database in ${folder} has format ${versionOf(db)} and lacks ${missing.join(', ')}: no edition of Tributary wrote it like this. ` +
          'Restore a backup; or export the graph with the version that wrote it, and import that into an empty folder',
        { cause },
      )
    const { wrong } = inspectDatabase(db).indexes
    return new StoreUnusable(
      `the database in ${folder} has lost ${wrong.map(({ name }) => name).join(', ')}: create what was dropped there again, with SQLite: ` +
        wrong.map(({ statement }) => `${statement};`).join(' '),
      { cause },
    )
  } finally {
    db.close()
  }
}
