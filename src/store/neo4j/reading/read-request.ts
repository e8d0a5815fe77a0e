import type { ReadAnswer, ReadRequest } from '../../../query/read-requests.ts'
import type { ReadOptions } from '../../read-options.ts'
import { StoreUnavailable } from '../../lineage-store.ts'
import type { Database, Transaction, TransactionOptions } from '../database.ts'
import { isRetryable } from '../errors.ts'
import { readWithTimeout } from '../read-with-timeout.ts'
import { createAnswering } from './answer-request.ts'
import { Prefetched } from './prefetched.ts'
import { readGraphState } from './graph-state.ts'
import type { JobNames } from './job-names.ts'

/** Timeout of a request, even if its deadline is later. Each statement reads a bounded number of rows. */
const TIMEOUT_MS = 30_000
const SHORTER_TIMEOUTS_MS: { readonly [K in ReadRequest['kind']]?: number } = {
  // Completions are useless when the user has typed on.
  names: 2_000,
  search: 10_000,
  // The sender of an event waits for the owners of its runs.
  runOwners: 10_000,
}

/**
 * Answers one request outside an evaluation.
 * @throws ReadTimeout
 */
export const readRequest = (
  database: Database,
  jobs: JobNames,
  request: ReadRequest,
  options: ReadOptions = {},
): Promise<ReadAnswer> =>
  readWithTimeout(options, SHORTER_TIMEOUTS_MS[request.kind] ?? TIMEOUT_MS, (how) =>
    readWithRetry(
      database,
      (tx) =>
        createAnswering(tx, {
          // A single request does not need the rows that a whole walk prefetches.
          walk: () => Promise.resolve(undefined),
          paths: () => Promise.resolve(undefined),
          prefetched: new Prefetched(),
          jobs,
          graphState: () => readGraphState(tx),
          check: () => undefined,
        })(request),
      how,
    ),
  )

/** Reads without a transaction, so that statements run in parallel. If an error is transient, retries in a transaction. */
async function readWithRetry<T>(
  database: Database,
  read: (tx: Transaction) => Promise<T>,
  { timeoutMs, signal }: TransactionOptions,
): Promise<T> {
  try {
    return await read(database.readAutoCommit({ timeoutMs: () => timeoutMs, signal }))
  } catch (error) {
    if (!(error instanceof StoreUnavailable && isRetryable(error.cause))) throw error
  }
  return database.read(read, { timeoutMs, signal })
}
