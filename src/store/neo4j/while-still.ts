import { StoreUnavailable } from '../lineage-store.ts'
import type { Database } from './database.ts'
import { statementFile } from './statement-file.ts'

/** An export of a large graph takes its time. */
const HELD_MS = 86_400_000

/**
 * Holds the write lock while the work runs, so that nobody changes the graph: other programs' writes wait for it and, if it
 * takes longer than they wait, are told to come again.
 */
export function whileStill<T>(database: Database, work: () => Promise<T>): Promise<T> {
  let begun = false
  return database.write(
    async (tx) => {
      // The driver would begin again, which the work must not.
      if (begun) throw new StoreUnavailable(`the write lock of Neo4j at ${database.uri} was lost: try again`)
      begun = true
      await tx.rows(statementFile('ingest/lock'))
      return work()
    },
    { timeoutMs: HELD_MS },
  )
}
