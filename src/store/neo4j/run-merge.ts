import type { Facts, Merge, Needs } from '../../domain/merge-protocol.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Database, Transaction } from './database.ts'
import { loadFacts } from './load-facts.ts'
import { underWriteLock, type Versions } from './write-lock.ts'

/**
 * Drives a merge in one transaction under the write lock, reading all that it asks for, and commits what it makes; returns
 * its warnings. `begin` makes the merge anew each time that the server asks to try again.
 * @throws StoreUnusable if another version of the program has taken over the graph
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

/** Drives whatever asks as merges do to its end; nothing is written yet. */
export async function drive<Result>(
  tx: Transaction,
  asking: Generator<Needs, Result, Facts>,
): Promise<Result> {
  let step = asking.next()
  while (step.done !== true) step = asking.next(await loadFacts(tx, step.value))
  return step.value
}
