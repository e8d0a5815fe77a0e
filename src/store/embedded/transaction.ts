import type { Graph } from './graph.ts'

/** Runs work in one writing transaction: all of it is on disk when this returns, or nothing is and it throws. */
export function inTransaction<T>(graph: Graph, work: () => T): T {
  const { db } = graph
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite itself has rolled back after some errors, a full disk among them.
    if (db.isTransaction) db.exec('ROLLBACK')
    graph.forget()
    throw error
  }
}
