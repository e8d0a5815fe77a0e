import type { DatabaseSync, StatementSync } from 'node:sqlite'

import { prepareRows, rowOf } from './row-table.ts'

/** The entry of `meta` that counts the commits that publish changes to readers. */
const COMMITS = 'commits'

/** Returns a function that counts the commit about to be made, and returns its number. */
export function openCommitCounter(db: DatabaseSync): () => number {
  // Prepared late: a connection that never writes may have opened a database without the table.
  let counting: StatementSync | undefined
  return () => {
    counting ??= prepareRows(
      db,
      `INSERT INTO meta (name, value) VALUES ('${COMMITS}', '1')
        ON CONFLICT DO UPDATE SET value = CAST(value AS INTEGER) + 1 RETURNING value`,
    )
    return Number(rowOf(counting)![0])
  }
}

/** Returns a function that reads the number of the last commit in the current snapshot. */
export function openCommitReader(db: DatabaseSync): () => number {
  const reading = prepareRows(db, `SELECT value FROM meta WHERE name = '${COMMITS}'`)
  return () => Number(rowOf(reading)?.[0] ?? 0)
}
