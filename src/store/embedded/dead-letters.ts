/** The dead-letter thread. It has its own database, so that dead letters never delay the writer of the graph. */
import { atomically } from './transaction.ts'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { lettersToEvict } from '../letters-to-evict.ts'
import type { DeadLetter, LetterKind, LetterSize } from '../dead-letter-store.ts'
import type { DeadLetterCalls, ThreadData } from './calls.ts'
import { serveCalls } from '../threads/serve-calls.ts'
import { makePrivateFile } from './private-files.ts'
import { storeError } from './sqlite-error.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS letter (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, received_at INTEGER NOT NULL, problem TEXT NOT NULL, reason TEXT NOT NULL, path TEXT,
    size INTEGER NOT NULL, body BLOB NOT NULL
  ) STRICT`
/** Older versions stored only events, and no sender. */
const ADDED_COLUMNS = { kind: "TEXT NOT NULL DEFAULT 'event'", sender: "TEXT NOT NULL DEFAULT ''" }
const COLUMNS = 'id, kind, sender, received_at, problem, reason, path, size, body'

export const serve = serveCalls(({ folder }: ThreadData) => {
  const file = join(folder, 'dead-letters.sqlite')
  makePrivateFile(file)
  const db = new DatabaseSync(file, { timeout: 5000 })
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 8388608')
  db.exec(SCHEMA)
  const hasColumn = db.prepare("SELECT 1 FROM pragma_table_info('letter') WHERE name = ?")
  for (const [name, type] of Object.entries(ADDED_COLUMNS))
    if (hasColumn.get(name) === undefined) db.exec(`ALTER TABLE letter ADD COLUMN ${name} ${type}`)
  const adding = db.prepare(`
    INSERT INTO letter (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        reason = excluded.reason, path = excluded.path, size = excluded.size, body = excluded.body`)
  const measuring = db.prepare('SELECT id, sender, length(body) AS bytes FROM letter ORDER BY id')
  const listing = db.prepare(`
    SELECT ${COLUMNS} FROM letter
      WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2`)
  const reading = db.prepare(`SELECT ${COLUMNS} FROM letter WHERE id = ?`)
  const dropping = db.prepare('DELETE FROM letter WHERE id = ?')

  const sizes = (): readonly LetterSize[] => measuring.all() as unknown as readonly LetterSize[]
  const answers: {
    readonly [K in keyof DeadLetterCalls]: (
      argument: DeadLetterCalls[K]['argument'],
    ) => DeadLetterCalls[K]['result']
  } = {
    add: (letters) =>
      atomically(db, () => {
        for (const { id, kind, sender, receivedAt, problem, reason, path, size, body } of letters)
          adding.run(id, kind, sender, receivedAt, problem, reason, path ?? null, size, body)
        for (const id of lettersToEvict(sizes())) dropping.run(id)
        return null
      }),
    list: ({ before, limit }) => listing.all(before ?? null, limit).map(letterOf),
    get(id) {
      const row = reading.get(id)
      return row === undefined ? null : letterOf(row)
    },
    sizes,
    remove: (ids) =>
      atomically(db, () => {
        if (ids === null) return Number(db.prepare('DELETE FROM letter').run().changes)
        return ids.reduce((sum, id) => sum + Number(dropping.run(id).changes), 0)
      }),
    scrub() {
      db.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
      return null
    },
    close() {
      db.close()
      return null
    },
  }
  return (calls) => {
    for (const call of calls)
      try {
        const answer = answers[call.name as keyof DeadLetterCalls] as (argument: unknown) => unknown
        call.succeed(answer(call.argument))
      } catch (error) {
        call.fail(error)
      }
  }
}, storeError)

function letterOf(row: Readonly<Record<string, unknown>>): DeadLetter {
  return {
    id: row.id as string,
    kind: row.kind as LetterKind,
    sender: row.sender as string,
    receivedAt: row.received_at as number,
    problem: row.problem as string,
    reason: row.reason as string,
    ...(row.path === null ? {} : { path: row.path as string }),
    size: row.size as number,
    body: row.body as Uint8Array,
  }
}
