import type { Id } from '../../../src/domain/ids.ts'
import type { World, WorldWork } from './world.ts'

/** What people deleted: datasets by the ids of those that stand for their groups. */
export interface DeletedInWorld {
  readonly datasets: ReadonlySet<Id>
  readonly jobs: ReadonlySet<Id>
}

/**
 * The world in which deleted things never were, but for one thing: what a deleted job overwrote is overwritten. `asked` is that of
 * which questions may speak.
 */
export function withoutDeleted(
  world: World,
  deleted: DeletedInWorld,
): { readonly world: World; readonly asked: World } {
  const isDataset = (id: Id): boolean => !deleted.datasets.has(id)
  const isJob = (id: Id | undefined): boolean => id === undefined || !deleted.jobs.has(id)
  const columns = world.columns.filter((c) => isDataset(c.dataset))
  const there = new Set([...world.datasets.map((d) => d.id).filter(isDataset), ...columns.map((c) => c.id)])
  const shown = (work: WorldWork): WorldWork => ({
    ...work,
    reads: work.reads.filter(isDataset),
    writes: work.writes.filter((w) => isDataset(w.dataset)),
    pairs: work.pairs.filter((p) => isDataset(p.source) && isDataset(p.target)),
  })
  const runs = world.runs?.filter((run) => isJob(run.job))
  const works = world.works?.map((work) =>
    isJob(work.job) ? shown(work) : { ...shown(work), counts: false, reads: [], pairs: [] },
  )
  const left: World = {
    datasets: world.datasets.filter((d) => isDataset(d.id)),
    columns,
    jobs: world.jobs.filter((j) => isJob(j.id)),
    edges: world.edges.filter((e) => isJob(e.job) && there.has(e.source) && there.has(e.target)),
    touches: world.touches.filter((t) => isJob(t.job) && isDataset(t.dataset)),
    ...(runs === undefined ? {} : { runs }),
    ...(works === undefined ? {} : { works }),
  }
  const asked = { ...left, ...(works === undefined ? {} : { works: works.filter((w) => isJob(w.job)) }) }
  return { world: left, asked }
}
