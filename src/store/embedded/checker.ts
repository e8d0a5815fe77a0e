/**
 * The checker thread: reads a database file through, table by table, each in a snapshot of its own, so that the log can be
 * moved into the database meanwhile. Started by `startThread`.
 */
import { pathToFileURL } from 'node:url'
import { DatabaseSync } from 'node:sqlite'

import { serveCalls } from '../threads/serve-calls.ts'
import type { CheckerCalls, ThreadData } from './calls.ts'
import { openForReading } from './open-database.ts'
import { storeError } from './sqlite-error.ts'

/** Problems of one table that are listed: one is enough to know. */
const LISTED = 5

export const serve = serveCalls(({ folder, copy }: ThreadData) => {
  const db = copy === undefined ? openForReading(folder) : openCopy(copy)
  /** The table of tables first: without it nothing else can be found. */
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

/** A copy that nobody writes: SQLite then needs neither log nor shared memory beside it. */
function openCopy(file: string): DatabaseSync {
  const url = pathToFileURL(file)
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
}
