import { randomUUID } from 'node:crypto'
import type { ProducerRules, Observation } from '../../domain/aggregate.ts'
import { merge } from '../../domain/merge/merge.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Database } from './database.ts'
import { drive } from './run-merge.ts'
import { takeWriteLock, type Versions } from './write-lock.ts'

/** How long the server may take to compile the statements. It needs seconds if it has just started. */
export const REHEARSAL_MS = 20_000

/**
 * Merges events in a transaction and rolls it back. Neo4j compiles a statement on its first use, which delayed the first
 * event on a new server by five to ten seconds. The events are merged one after another, so that the later ones change what
 * the earlier ones create. Holds the write lock.
 * @throws StoreUnusable if another version of the program has upgraded the graph
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
