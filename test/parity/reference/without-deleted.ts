import type { Id } from '../../../src/domain/ids.ts'
import type { World, WorldOperation } from './world.ts'

/** Deleted entities: datasets by their canonical ids. */
export interface DeletedInWorld {
  readonly datasets: ReadonlySet<Id>
  readonly jobs: ReadonlySet<Id>
}

/** The world as if deleted entities never existed, except that they overwrote data and name Runs. */
export function withoutDeleted(world: World, deleted: DeletedInWorld): World {
  const isDataset = (id: Id): boolean => !deleted.datasets.has(id)
  const isJob = (id: Id | undefined): boolean => id === undefined || !deleted.jobs.has(id)
  const apart = <T>(all: readonly T[], jobOf: (one: T) => Id): readonly [readonly T[], readonly T[]] => [
    all.filter((one) => isJob(jobOf(one))),
    all.filter((one) => !isJob(jobOf(one))),
  ]
  const columns = world.columns.filter((c) => isDataset(c.dataset))
  const existing = new Set([
    ...world.datasets.map((d) => d.id).filter(isDataset),
    ...columns.map((c) => c.id),
  ])
  const shown = (work: WorldOperation): WorldOperation => ({
    ...work,
    reads: work.reads.filter(isDataset),
    writes: work.writes.filter((w) => isDataset(w.dataset)),
    pairs: work.pairs.filter((p) => isDataset(p.source) && isDataset(p.target)),
  })
  const [jobs, deletedJobs] = apart(world.jobs, (job) => job.id)
  const [runs, deletedRuns] = apart(world.runs ?? [], (run) => run.job)
  const [operations, deletedOperations] = apart(world.operations ?? [], (work) => work.job)
  return {
    datasets: world.datasets.filter((d) => isDataset(d.id)),
    columns,
    jobs,
    edges: world.edges.filter((e) => isJob(e.job) && existing.has(e.source) && existing.has(e.target)),
    touches: world.touches.filter((t) => isJob(t.job) && isDataset(t.dataset)),
    runs,
    operations: operations.map(shown),
    deleted: { jobs: deletedJobs, runs: deletedRuns, operations: deletedOperations },
  }
}
