import type { Merge } from '../../domain/merge-protocol.ts'
import { StoreUnusable } from '../lineage-store.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Database, Transaction } from './database.ts'
import { loadFacts } from './load-facts.ts'
import { statementFile } from './statement-file.ts'

/** Longer than any batch takes; it also bounds the wait for another writer's lock. */
const WRITE_MS = 120_000

export interface Versions {
  readonly schema: number
  readonly habits: number
}

/**
 * Drives a merge in one transaction under the write lock and commits what it makes; returns its warnings. `begin` makes
 * the merge anew each time that the server asks to try again.
 * @throws StoreUnusable if another version of the program has taken over the graph
 */
export function runMerge(
  database: Database,
  versions: Versions,
  begin: (tx: Transaction) => Merge | Promise<Merge>,
): Promise<readonly string[]> {
  return database.write(
    async (tx) => {
      await lock(tx, versions, database.uri)
      const merge = await begin(tx)
      let step = merge.next()
      while (step.done !== true) step = merge.next(await loadFacts(tx, step.value))
      await applyChangeSet(tx, step.value)
      return step.value.warnings
    },
    { timeoutMs: WRITE_MS },
  )
}

async function lock(tx: Transaction, versions: Versions, uri: string): Promise<void> {
  const [found] = await tx.rows<{ schemaVersion: number; habitsVersion: number | null }>(
    statementFile('ingest/lock'),
  )
  const habits = found?.habitsVersion ?? versions.habits
  if (found?.schemaVersion === versions.schema && habits === versions.habits) return
  throw new StoreUnusable(
    found === undefined
      ? `the graph in Neo4j at ${uri} was emptied while it was in use: start this program again`
      : `the graph in Neo4j at ${uri} was taken over by another version of the program: run that one`,
  )
}
