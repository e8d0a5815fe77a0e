import type { DatabaseSync, StatementSync } from 'node:sqlite'

import { prepareRows, rowOf } from './row-table.ts'

/** The entry of `meta` that counts the commits whose changes readers are told of. */
const COMMITS = 'commits'

/** Counts the commit that is about to be made, and tells its number. */
export function openCommitCounter(db: DatabaseSync): () => number {
  // Whoever never writes may have opened a database without the table.
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

/** Tells the number of the last commit that the snapshot being read has. */
export function openCommitReader(db: DatabaseSync): () => number {
  const reading = prepareRows(db, `SELECT value FROM meta WHERE name = '${COMMITS}'`)
  return () => Number(rowOf(reading)?.[0] ?? 0)
}
