import { randomUUID } from 'node:crypto'
import { StoreUnusable } from '../lineage-store.ts'
import type { Database, Transaction } from './database.ts'
import { statementFile } from './statement-file.ts'

export interface Versions {
  readonly schema: number
  readonly producerRules: number
}

/** What a writing transaction finds once it holds the write lock. */
export interface Locked {
  /** The sign that the last commit left, whoever made it; null where there is none. */
  readonly lastCommit: string | null
  /** Whether what is derived is being made anew. */
  readonly rebuilding: boolean
}

/**
 * Takes the write lock for this transaction, and leaves `sign` as that of its commit.
 * @throws StoreUnusable if another version of the program has taken over the graph
 */
export async function takeWriteLock(
  tx: Transaction,
  sign: string,
  versions: Versions,
  uri: string,
): Promise<Locked> {
  // Two statements: what the second one reads is surely read under the lock.
  const [, [found]] = await Promise.all([
    tx.rows(statementFile('ingest/lock')),
    tx.rows<Found>(statementFile('ingest/sign'), { sign }),
  ])
  const producerRules = found?.habitsVersion ?? versions.producerRules
  if (found?.schemaVersion === versions.schema && producerRules === versions.producerRules)
    return { lastCommit: found.lastCommit, rebuilding: found.rebuilding ?? false }
  throw new StoreUnusable(
    found === undefined
      ? `the graph in Neo4j at ${uri} was emptied while it was in use: start this program again`
      : `the graph in Neo4j at ${uri} was taken over by another version of the program: run that one`,
  )
}

/** Longer than any batch takes; it also bounds the wait for another writer's lock. */
export const WRITE_MS = 120_000

/**
 * Does some work in one transaction under the write lock, again from the start where the server asks for that.
 * @throws StoreUnusable if another version of the program has taken over the graph
 */
export function underWriteLock<T>(
  database: Database,
  versions: Versions,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return database.write(
    async (tx) => {
      await takeWriteLock(tx, randomUUID(), versions, database.uri)
      return work(tx)
    },
    { timeoutMs: WRITE_MS },
  )
}

interface Found {
  readonly lastCommit: string | null
  readonly schemaVersion: number
  readonly habitsVersion: number | null
  readonly rebuilding: boolean | null
}
