import type { Observation } from '../../domain/aggregate.ts'
import type { Id } from '../../domain/ids.ts'
import { LruCache } from '../../lib/lru-cache.ts'
import type { LineageStore } from '../../store/lineage-store.ts'
import { namedRuns } from './named-runs.ts'
import type { Permit } from './permit.ts'

/** Runs whose owner is remembered; about 2 MB. */
const REMEMBERED = 10_000

/**
 * Checks the runs that an observation of a limited caller names (its own, the parent, the root) against the store: of a run
 * that is there the owner must be a namespace that the caller may name. Run ids are no secret, and of the event's own
 * times none can be trusted, so the order in which runs first arrive decides, and only the server knows that.
 * Resolves with the reason for refusing, as a sentence; undefined if the observation may be taken.
 */
export function createRunCheck(
  store: Pick<LineageStore, 'read'>,
): (observation: Observation, permit: Permit) => Promise<string | undefined> {
  // Only allows by what it remembers: a refusal asks the store, since an operator may have given the run its right owner.
  const owners = new LruCache<Id, string>(REMEMBERED)
  const isAllowed = (run: Id, permit: Permit): boolean => {
    const owner = owners.get(run)
    return owner !== undefined && permit.refusesNames([owner]) === undefined
  }
  return async (observation, permit) => {
    const unsure = namedRuns(observation).filter((run) => !isAllowed(run, permit))
    if (unsure.length === 0) return undefined
    for (const [run, owner] of await store.read({ kind: 'runOwners', runs: unsure })) {
      if (permit.refusesNames([owner]) !== undefined)
        return (
          `run ${run} belongs to a job of another namespace than the key may name (${permit.namespaces.join(', ')}): ` +
          'send the event with a key for that namespace, or give the run an id of its own'
        )
      owners.set(run, owner)
    }
    return undefined
  }
}
