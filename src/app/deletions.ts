import { datasetId, type Id } from '../domain/ids.ts'
import type { NodeRow } from '../domain/graph-rows.ts'
import { propsWithout } from '../domain/merge/props.ts'
import type { HiddenThings } from '../query/hidden/hidden-things.ts'
import type { Plan } from '../query/plan.ts'
import type { BrowseStore } from '../store/browse-store.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import type { ReadOptions } from '../store/read-options.ts'
import { createBelieved } from './believed.ts'

/** So many datasets (names of them) and jobs may be deleted at a time; each question passes them. */
export const MAX_DELETED = 10_000
/** So long what is known to be deleted is believed; what is written through the same server is known at once. */
export const KNOWN_FOR_MS = 2_000

interface Deleted {
  /** Every name of datasets of which each is deleted. */
  readonly datasets: ReadonlySet<Id>
  readonly jobs: ReadonlySet<Id>
  /** The same, as stores are told it. */
  readonly hidden: HiddenThings
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
  const believed = createBelieved({ read: () => deletedIn(store.browse), forMs: KNOWN_FOR_MS, clock })
  const deleted = believed.current
  const isSome = ({ datasets, jobs }: Deleted): boolean => datasets.size + jobs.size > 0
  const hiddenOf = (found: Deleted): HiddenThings | undefined => (isSome(found) ? found.hidden : undefined)
  const planned = (plan: Plan, found: Deleted): Plan => {
    const hidden = hiddenOf(found)
    return hidden === undefined ? plan : { ...plan, hidden }
  }

  return {
    ...store,
    kind: store.kind,
    deletedCount: async () => (await deleted()).count,
    async ingest(observations) {
      try {
        return await store.ingest(observations)
      } finally {
        const edits = observations.some(({ entities = [] }) => entities.some(({ kind }) => kind === 'edit'))
        const kept = believed.kept()
        if (edits || (kept !== undefined && isSome(kept))) believed.forget()
      }
    },
    run: async (plan, ...rest) => store.run(planned(plan, await deleted()), ...rest),
    runWritten: async (plan, ...rest) => store.runWritten(planned(plan, await deleted()), ...rest),
    lookup: async (requests, _, options) => store.lookup(requests, hiddenOf(await deleted()), options),
    names: async (search, _, options) => store.names(search, hiddenOf(await deleted()), options),
    search: async (request, _, options) => store.search(request, hiddenOf(await deleted()), options),
    browse: {
      ...store.browse,
      async list({ filters: { includeDeleted, ...filters }, ...request }, options) {
        const [page, gone] = await Promise.all([
          store.browse.list({ ...request, filters }, options),
          deleted(),
        ])
        if (includeDeleted === true || !isSome(gone)) return page
        switch (request.kind) {
          case 'dataset':
            return { ...page, ids: page.ids.filter((id) => !gone.datasets.has(id)) }
          case 'job':
            return { ...page, ids: page.ids.filter((id) => !gone.jobs.has(id)) }
          case 'column':
            return filters.dataset === undefined
              ? { ...page, ids: await columnsShown(store.browse, page.ids, gone, options) }
              : page
          default:
            return page
        }
      },
      async describe(request, options) {
        const hidden = hiddenOf(await deleted())
        return store.browse.describe(hidden === undefined ? request : { ...request, hidden }, options)
      },
      async nodes(label, ids, options) {
        const rows = await store.browse.nodes(label, ids, options)
        if (label !== 'Dataset' || rows.every(({ props }) => props.deletedAt === undefined)) return rows
        const { datasets } = await deleted()
        // A name that is deleted while others of its dataset are not is one of a dataset that is there.
        return rows.map((row) =>
          datasets.has(row.id) ? row : { ...row, props: propsWithout(row.props, 'deletedAt') },
        )
      },
    },
  }
}

async function deletedIn(store: BrowseStore): Promise<Deleted> {
  const { datasets, jobs } = await store.deleted(MAX_DELETED)
  if (datasets.length === 0) return deletedThings([], jobs, 0)
  const gone = new Set(datasets)
  const alias = { type: 'ALIAS_OF', label: 'Dataset', other: 'Dataset' } as const
  const { edges } = await store.edges({ ...alias, end: 'from', ids: datasets, limit: 1 })
  const canonical = new Map(edges.map(({ from, to }) => [from, to]))
  const groups = new Set(datasets.map((id) => canonical.get(id) ?? id))
  const members = await store.edges({ ...alias, end: 'to', ids: [...groups], limit: 100 })
  // Of whose names one is there, that is there.
  for (const { from, to } of members.edges) if (!gone.has(from)) groups.delete(to)
  for (const id of groups) if (!gone.has(id)) groups.delete(id)
  const names = datasets.filter((id) => groups.has(canonical.get(id) ?? id))
  return deletedThings(names, jobs, groups.size)
}

const deletedThings = (datasets: readonly Id[], jobs: readonly Id[], groups: number): Deleted => ({
  datasets: new Set(datasets),
  jobs: new Set(jobs),
  hidden: { datasets, jobs },
  count: { datasets: groups, jobs: jobs.length },
})

async function columnsShown(
  store: BrowseStore,
  ids: readonly Id[],
  { datasets }: Deleted,
  options: ReadOptions | undefined,
): Promise<readonly Id[]> {
  const isShown = ({ props }: NodeRow): boolean =>
    !datasets.has(datasetId(props['namespace'] as string, props['dataset'] as string))
  return (await store.nodes('Column', ids, options)).filter(isShown).map(({ id }) => id)
}
