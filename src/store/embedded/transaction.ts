import type { DatabaseSync } from 'node:sqlite'
import type { Graph } from './graph.ts'

/** Commits the current transaction, and publishes its changes to readers. */
export function commit({ db, changes, countCommit }: Graph): void {
  if (changes.hasChanges) changes.publish(countCommit())
  db.exec('COMMIT')
}

/** Runs work in one writing transaction. When it returns, all changes are on disk; if it throws, none is made. */
export function inTransaction<T>(graph: Graph, work: () => T): T {
  const { db } = graph
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    commit(graph)
    return result
  } catch (error) {
    // SQLite itself has already rolled back after some errors, such as a full disk.
    if (db.isTransaction) db.exec('ROLLBACK')
    graph.clearCaches()
    throw error
  }
}

/** Like `inTransaction`, for a database without a graph. */
export function atomically<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
