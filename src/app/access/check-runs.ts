import type { Observation } from '../../domain/aggregate.ts'
import { toId, type Id } from '../../domain/ids.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'
import { LruCache } from '../../lib/lru-cache.ts'
import type { LineageStore } from '../../store/lineage-store.ts'
import type { Permit } from './permit.ts'

/** The number of cached run owners; about 2 MB. */
const MAX_OWNERS = 10_000

/**
 * Checks the runs that an observation of a limited caller names (its own, the parent, the root). The owner of an existing run must be
 * a namespace that the caller may name. Run ids are not secret, and the times in the event cannot be trusted. So the order in which
 * runs first arrive decides, and only the store knows it. Resolves with the reason for a refusal, as a sentence; undefined if the
 * observation may be taken.
 */
export function createRunCheck(
  store: Pick<LineageStore, 'read'>,
): (observation: Observation, permit: Permit) => Promise<string | undefined> {
  // The cache only permits. Before a refusal the store is read, since the run may have a new owner.
  const owners = new LruCache<Id, string>(MAX_OWNERS)
  const isAllowed = (run: Id, permit: Permit): boolean => {
    const owner = owners.get(run)
    return owner !== undefined && permit.refusesNames([owner]) === undefined
  }
  return async (observation, permit) => {
    const unknown = namedRuns(observation).filter((run) => !isAllowed(run, permit))
    if (unknown.length === 0) return undefined
    for (const [run, owner] of await store.read({ kind: 'runOwners', runs: unknown })) {
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

/** The ids of all runs that an observation names: its own, its parent and the root. */
function namedRuns({ aggregate }: Observation): readonly Id[] {
  if (aggregate === undefined) return []
  const parent = aggregate.run.parent?.value
  const root = isJsonObject(parent) ? parent.root : undefined
  return [...new Set([aggregate.runId, ...runIn(parent), ...runIn(root)])]
}

const runIn = (reference: Json | undefined): readonly Id[] =>
  isJsonObject(reference) && typeof reference.runId === 'string' ? [toId(reference.runId)] : []
