import type { Observation } from '../domain/aggregate.ts'
import { StoreUnavailable, type LineageStore } from '../store/lineage-store.ts'
import type { CommitOutcome } from './commit-outcome.ts'

/**
 * Writes observations in one transaction and returns one outcome each. If the transaction fails for another reason than
 * an unavailable store, it is tried again in halves, so that one bad observation never harms its neighbours. The store's
 * warnings tell of a whole transaction, so each of its observations gets them. Never throws.
 */
export async function commitFairly(
  store: Pick<LineageStore, 'ingest'>,
  observations: readonly Observation[],
): Promise<readonly CommitOutcome[]> {
  try {
    const { warnings } = await store.ingest(observations)
    return observations.map(() => ({ kind: 'stored', warnings }))
  } catch (error) {
    if (error instanceof StoreUnavailable) {
      const { message } = error
      return observations.map(() => ({ kind: 'unavailable', message }))
    }
    if (observations.length <= 1) return observations.map(() => ({ kind: 'failed', error }))
    const half = observations.length >> 1
    const left = await commitFairly(store, observations.slice(0, half))
    return [...left, ...(await commitFairly(store, observations.slice(half)))]
  }
}
