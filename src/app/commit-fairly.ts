import type { Observation } from '../domain/aggregate.ts'

import { TooMuchAtOnce } from '../store/lineage-store.ts'
import type { CommitOutcome } from './commit-outcome.ts'
import { isStoreUnavailable } from './is-store-unavailable.ts'

/** Writes observations in one transaction: a store's `ingest`. */
export type Write = (
  observations: readonly Observation[],
) => Promise<{ readonly warnings: readonly string[] }>

/**
 * Writes observations in one transaction and returns one outcome for each. If the transaction fails although the store is
 * available, its halves are tried separately, so that one bad observation does not affect others. Warnings of the store concern
 * the whole transaction, so each of its observations gets them. Never throws.
 */
export async function commitFairly(
  write: Write,
  observations: readonly Observation[],
): Promise<readonly CommitOutcome[]> {
  try {
    const { warnings } = await write(observations)
    return observations.map(() => ({ kind: 'stored', warnings }))
  } catch (error) {
    if (isStoreUnavailable(error)) {
      const { message } = error
      return observations.map(() => ({ kind: 'unavailable', message }))
    }
    if (observations.length <= 1)
      return observations.map(() =>
        error instanceof TooMuchAtOnce
          ? { kind: 'too-much', message: error.message }
          : { kind: 'failed', error },
      )
    const half = observations.length >> 1
    const left = await commitFairly(write, observations.slice(0, half))
    return [...left, ...(await commitFairly(write, observations.slice(half)))]
  }
}
