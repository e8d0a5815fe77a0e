import { randomUUID } from 'node:crypto'
import type { ProducerRules, Observation } from '../../domain/aggregate.ts'
import { merge } from '../../domain/merge/merge.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Database } from './database.ts'
import { drive } from './run-merge.ts'
import { takeWriteLock, type Versions } from './write-lock.ts'

/** How long the statements may take to be compiled: seconds on a server that has just started. */
export const REHEARSAL_MS = 20_000

/**
 * Merges events in a transaction that is rolled back. Neo4j compiles a statement when it first comes, which took the first
 * event on a new server five to ten seconds; now that has happened before events come. One after another, so that the later ones
 * change what the earlier ones create. Holds the write lock.
 * @throws StoreUnusable if another version of the program has taken over the graph
 */
export async function rehearse(
  database: Database,
  versions: Versions,
  producerRules: ProducerRules,
  observations: readonly Observation[],
): Promise<void> {
  const tx = await database.begin({ timeoutMs: REHEARSAL_MS })
  try {
    await takeWriteLock(tx, randomUUID(), versions, database.uri)
    for (const observation of observations)
      await applyChangeSet(tx, await drive(tx, merge([observation], producerRules)))
  } finally {
    await tx.abandon()
  }
}
