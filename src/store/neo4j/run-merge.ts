import type { Facts, Merge, Needs } from '../../domain/merge-protocol.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Database, Transaction } from './database.ts'
import { loadFacts } from './load-facts.ts'
import { underWriteLock, type Versions } from './write-lock.ts'

/**
 * Runs a merge in one transaction under the write lock, without a cache, and commits its changes. Returns its warnings. Calls
 * `begin` for each attempt.
 * @throws StoreUnusable if another version of the program has upgraded the graph
 */
export function runMerge(
  database: Database,
  versions: Versions,
  begin: (tx: Transaction) => Merge | Promise<Merge>,
): Promise<readonly string[]> {
  return underWriteLock(database, versions, async (tx) => {
    const changes = await drive(tx, await begin(tx))
    await applyChangeSet(tx, changes)
    return changes.warnings
  })
}

/** Runs a generator that yields needs, as merges do, to its end. Writes nothing. */
export async function drive<Result>(
  tx: Transaction,
  generator: Generator<Needs, Result, Facts>,
): Promise<Result> {
  let step = generator.next()
  while (step.done !== true) step = generator.next(await loadFacts(tx, step.value))
  return step.value
}
