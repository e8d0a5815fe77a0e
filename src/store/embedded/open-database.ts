import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { makePrivateFile } from './private-files.ts'

const FILE = 'lineage.sqlite'
/** Milliseconds that a connection waits for a lock. Only checkpoints and crash recovery hold one for long. */
const BUSY_MS = 5000

/** Opens the writer's connection: in WAL mode, and each commit is synced to disk before it returns. */
export function openForWriting(folder: string): DatabaseSync {
  makePrivateFile(join(folder, FILE))
  const db = new DatabaseSync(join(folder, FILE), { timeout: BUSY_MS, enableForeignKeyConstraints: false })
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA cache_size = -65536;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA temp_store = MEMORY;
  `)
  return db
}

/** Opens a reader's connection. Each of its transactions sees one snapshot, and it never waits for the writer. */
export function openForReading(folder: string): DatabaseSync {
  const db = new DatabaseSync(join(folder, FILE), { timeout: BUSY_MS, readOnly: true })
  db.exec(`
    PRAGMA query_only = ON;
    PRAGMA cache_size = -32768;
    PRAGMA temp_store = MEMORY;
  `)
  return db
}
