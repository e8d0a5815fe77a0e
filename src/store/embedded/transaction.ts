import type { DatabaseSync } from 'node:sqlite'
import type { Graph } from './graph.ts'

/** Commits the transaction under way, and tells readers what it changes. */
export function commit({ db, changes, countCommit }: Graph): void {
  if (changes.any) changes.publish(countCommit())
  db.exec('COMMIT')
}

/** Runs work in one writing transaction: all of it is on disk when this returns, or nothing is and it throws. */
export function inTransaction<T>(graph: Graph, work: () => T): T {
  const { db } = graph
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    commit(graph)
    return result
  } catch (error) {
    // SQLite itself has rolled back after some errors, a full disk among them.
    if (db.isTransaction) db.exec('ROLLBACK')
    graph.forget()
    throw error
  }
}

/** The same for a database that no graph is read from: all of the work holds, or nothing. */
export function atOnce<T>(db: DatabaseSync, work: () => T): T {
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
