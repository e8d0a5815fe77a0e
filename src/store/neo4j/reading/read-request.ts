import type { ReadAnswer, ReadRequest } from '../../../query/read-requests.ts'
import type { ReadOptions } from '../../read-options.ts'
import type { Database } from '../database.ts'
import { readInTime } from '../read-in-time.ts'
import { readOnce } from '../read-once.ts'
import { answeringIn } from './answer-request.ts'
import { Brought } from './brought.ts'
import { readGraphState } from './graph-state.ts'
import type { JobNames } from './job-names.ts'

/** Milliseconds that a request may take at most, whatever its deadline: every statement reads a bounded number of rows. */
const MOST_MS = 30_000
const SHORTER: { readonly [K in ReadRequest['kind']]?: number } = {
  // A user is typing: later names are useless.
  names: 2_000,
  search: 10_000,
  // A sender waits for the owners of the three runs of its event.
  runOwners: 10_000,
}

/**
 * Answers one request that is not part of an evaluation. Its statements need no transaction around them, unless they must be
 * tried again.
 * @throws ReadTimeout
 */
export const readRequest = (
  database: Database,
  jobs: JobNames,
  request: ReadRequest,
  options: ReadOptions = {},
): Promise<ReadAnswer> =>
  readInTime(options, SHORTER[request.kind] ?? MOST_MS, (how) =>
    readOnce(
      database,
      (tx) =>
        answeringIn(tx, {
          // A single request does not need the rows that a whole walk prefetches.
          walk: () => Promise.resolve(undefined),
          paths: () => Promise.resolve(undefined),
          brought: new Brought(),
          jobs,
          graphState: () => readGraphState(tx),
          check: () => undefined,
        })(request),
      how,
    ),
  )
