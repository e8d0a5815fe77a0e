import { ExclusionFilter, isUnaffected } from '../query/hidden/exclude-deleted.ts'
import type { HiddenThings } from '../query/hidden/hidden-things.ts'
import type { Plan } from '../query/plan.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import type { Read } from '../store/read.ts'
import { createTtlCache } from './ttl-cache.ts'

/** So many datasets (names of them) and jobs may be deleted at a time; each question passes them. */
export const MAX_DELETED = 10_000
/** So long what is known to be deleted is believed; what is written through the same server is known at once. */
export const KNOWN_FOR_MS = 2_000

interface Deleted {
  /** Every name of datasets of which each is deleted, and jobs. */
  readonly things: HiddenThings
  /** How many they are: a dataset is one, whatever its names. */
  readonly count: DeletedCount
}

/** How many datasets and jobs are deleted. */
export interface DeletedCount {
  readonly datasets: number
  readonly jobs: number
}

export interface WithoutDeleted extends LineageStore {
  /** How many things are not there. */
  readonly deletedCount: () => Promise<DeletedCount>
}

/**
 * A store whose deleted datasets and jobs are not there: they have no name, are in no list, and no walk goes by them. By its id
 * each can still be looked at, and shows when it was deleted; lists have it where they are asked for `includeDeleted`. All else
 * is the store's own. `clock`: milliseconds that never go back.
 */
export function withoutDeleted(store: LineageStore, clock: () => number): WithoutDeleted {
  const believed = createTtlCache({ load: () => deletedIn(store.read), ttlMs: KNOWN_FOR_MS, clock })
  const deleted = believed.get
  const planned = async (plan: Plan): Promise<Plan> => {
    const { things: hidden } = await deleted()
    return isSome(hidden) ? { ...plan, hidden } : plan
  }

  return {
    ...store,
    deletedCount: async () => (await deleted()).count,
    async ingest(observations) {
      try {
        return await store.ingest(observations)
      } finally {
        const edits = observations.some(({ entities = [] }) => entities.some(({ kind }) => kind === 'edit'))
        const kept = believed.peek()
        if (edits || (kept !== undefined && isSome(kept.things))) believed.invalidate()
      }
    },
    run: async (plan, ...rest) => store.run(await planned(plan), ...rest),
    runWritten: async (plan, ...rest) => store.runWritten(await planned(plan), ...rest),
    explain: async (plan, ...rest) => store.explain(await planned(plan), ...rest),
    async read(request, options) {
      if (isUnaffected(request)) return store.read(request, options)
      const reading = new ExclusionFilter((await deleted()).things).answer(request)
      let step = reading.next()
      while (step.done !== true) step = reading.next(await store.read(step.value, options))
      return step.value as never
    },
  }
}

const isSome = ({ datasets, jobs }: HiddenThings): boolean => datasets.length + jobs.length > 0

async function deletedIn(read: Read): Promise<Deleted> {
  const { datasets, jobs } = await read({ kind: 'deleted', limit: MAX_DELETED })
  if (datasets.length === 0) return { things: { datasets, jobs }, count: { datasets: 0, jobs: jobs.length } }
  const gone = new Set(datasets)
  const alias = { kind: 'edges', type: 'ALIAS_OF', label: 'Dataset', other: 'Dataset' } as const
  const { edges } = await read({ ...alias, end: 'from', ids: datasets, limit: 1 })
  const canonical = new Map(edges.map(({ from, to }) => [from, to]))
  const groups = new Set(datasets.map((id) => canonical.get(id) ?? id))
  const members = await read({ ...alias, end: 'to', ids: [...groups], limit: 100 })
  // Of whose names one is there, that is there.
  for (const { from, to } of members.edges) if (!gone.has(from)) groups.delete(to)
  for (const id of groups) if (!gone.has(id)) groups.delete(id)
  const names = datasets.filter((id) => groups.has(canonical.get(id) ?? id))
  return { things: { datasets: names, jobs }, count: { datasets: groups.size, jobs: jobs.length } }
}
