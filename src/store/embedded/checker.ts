/**
 * The checker thread: reads a database file completely, table by table. Each table has its own snapshot, so that SQLite
 * can checkpoint the WAL between tables. Started by `startThread`.
 */
import { pathToFileURL } from 'node:url'
import { DatabaseSync } from 'node:sqlite'

import { serveCalls } from '../threads/serve-calls.ts'
import type { CheckerCalls, ThreadData } from './calls.ts'
import { openForReading } from './open-database.ts'
import { storeError } from './sqlite-error.ts'

/** Problems listed per table: one suffices to know that it is damaged. */
const LISTED = 5

export const serve = serveCalls(({ folder, copy }: ThreadData) => {
  const db = copy === undefined ? openForReading(folder) : openCopy(copy)
  /** `sqlite_schema` comes first: without it, SQLite finds no other table. */
  const tables = (): readonly string[] => [
    'sqlite_schema',
    ...db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
      .map(({ name }) => name as string),
  ]
  const check = (table: string): readonly string[] =>
    db
      .prepare(`PRAGMA quick_check(${JSON.stringify(table)})`)
      .all()
      .slice(0, LISTED)
      .map((row) => String(Object.values(row)[0]))
      .filter((text) => text !== 'ok')
  const answer = (name: keyof CheckerCalls, argument: unknown): unknown => {
    switch (name) {
      case 'tables':
        return tables()
      case 'check':
        return check(argument as string)
      case 'close':
        db.close()
        return null
    }
  }
  return (calls) => {
    for (const call of calls)
      try {
        call.succeed(answer(call.name as keyof CheckerCalls, call.argument))
      } catch (error) {
        call.fail(error)
      }
  }
}, storeError)

/** Opens a copy that no process writes: as immutable, it needs neither WAL nor shared memory. */
function openCopy(file: string): DatabaseSync {
  const url = pathToFileURL(file)
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
}
