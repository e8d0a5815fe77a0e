import { randomUUID } from 'node:crypto'
import { StoreUnavailable, StoreUnusable } from '../lineage-store.ts'
import type { Database, Transaction } from './database.ts'
import { statementFile } from './statement-file.ts'

export interface Versions {
  readonly schema: number
  readonly producerRules: number
}

/** The state of the graph when a transaction takes the write lock. */
export interface LockedState {
  /** The id of the last commit by any process; null if there is none. */
  readonly lastCommit: string | null
  /** Whether the derived rows are being rebuilt. */
  readonly rebuilding: boolean
}

/**
 * Takes the write lock for this transaction, and records `commitId` as the last commit.
 * @throws StoreUnusable if another version of the program has upgraded the graph
 */
export async function takeWriteLock(
  tx: Transaction,
  commitId: string,
  versions: Versions,
  uri: string,
): Promise<LockedState> {
  // Two statements: the second one certainly reads under the lock.
  const [, [found]] = await Promise.all([
    tx.rows(statementFile('ingest/lock')),
    tx.rows<Found>(statementFile('ingest/set-last-commit'), { commitId }),
  ])
  const producerRules = found?.rulesVersion ?? versions.producerRules
  if (found?.schemaVersion === versions.schema && producerRules === versions.producerRules)
    return { lastCommit: found.lastCommit, rebuilding: found.rebuilding ?? false }
  throw new StoreUnusable(
    found === undefined
      ? `the graph in Neo4j at ${uri} was emptied while it was in use: restart this program`
      : `the graph in Neo4j at ${uri} was taken over by another version of the program: run that one`,
  )
}

/** Timeout of a writing transaction, including its wait for the lock. Longer than any batch takes. */
export const WRITE_MS = 120_000

/**
 * Runs `work` in one transaction under the write lock. Runs it again if the server reports a transient error.
 * @throws StoreUnusable if another version of the program has upgraded the graph
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

/** An export of a large graph takes long. */
const PAUSE_MS = 86_400_000

/**
 * Holds the write lock while `work` runs, so that no process changes the graph. Other writers wait for the lock; if their
 * timeout expires first, they fail with StoreUnavailable.
 */
export function withWritesPaused<T>(database: Database, work: () => Promise<T>): Promise<T> {
  let isStarted = false
  return database.write(
    async (tx) => {
      // The driver retries after transient errors, but `work` must not run twice.
      if (isStarted)
        throw new StoreUnavailable(`the write lock of Neo4j at ${database.uri} was lost: try again`)
      isStarted = true
      await tx.rows(statementFile('ingest/lock'))
      return work()
    },
    { timeoutMs: PAUSE_MS },
  )
}

interface Found {
  readonly lastCommit: string | null
  readonly schemaVersion: number
  readonly rulesVersion: number | null
  readonly rebuilding: boolean | null
}
