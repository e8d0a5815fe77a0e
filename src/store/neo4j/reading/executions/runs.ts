import {
  compileLastWriters,
  compileRunsOfJobs,
  compileStartlessRuns,
} from '../../../../compile/compile-runs.ts'
import type { Id } from '../../../../domain/ids.ts'
import type { ReadAnswers, RunsRequest } from '../../../../query/read-requests.ts'
import type { Transaction } from '../../database.ts'
import { refs } from '../refs.ts'
import { membersOf } from './members.ts'
import { rowsOf } from '../rows-of.ts'

interface RunAt {
  readonly id: Id
  readonly at?: number
}

/** Finds the newest runs of jobs, or those that wrote datasets. Leaves out runs of deleted jobs. */
export async function runs(tx: Transaction, { of, limit }: RunsRequest): Promise<ReadAnswers['runs']> {
  const wanted = limit + 1
  const newest =
    of !== undefined && 'datasets' in of
      ? await writersOf(tx, of.datasets, wanted)
      : await runsOfJobs(tx, of?.jobs, wanted)
  const shown = newest.slice(0, limit)
  const named = await refs(tx, { kind: 'refs', ids: shown.map(({ id }) => id), likely: 'run' })
  return {
    runs: shown.flatMap(({ id, at }) => {
      const ref = named.get(id)
      return ref === undefined ? [] : [{ ref, ...(at === undefined ? {} : { at }) }]
    }),
    cut: newest.length > limit,
  }
}

async function runsOfJobs(
  tx: Transaction,
  jobs: readonly Id[] | undefined,
  limit: number,
): Promise<readonly RunAt[]> {
  const found = await rowsOf<{ id: Id; at: number }>(tx, compileRunsOfJobs(jobs, limit))
  if (found.length >= limit) return found
  const others = compileStartlessRuns(jobs, limit - found.length)
  return [...found, ...(await rowsOf<{ id: Id }>(tx, others))]
}

interface WriterRow {
  readonly id: Id | null
  readonly dataset: Id
  readonly at: number
}

/** For each dataset that may have more writes, the start of the oldest write that was read; returns the latest of these. */
function oldestRead(found: readonly WriterRow[], rows: number): number {
  let oldest = -Infinity
  for (const writes of Map.groupBy(found, (row) => row.dataset).values())
    if (writes.length >= rows) oldest = Math.max(oldest, writes.at(-1)!.at)
  return oldest
}

/** Reads more and more writes of each dataset, until there are enough runs. */
async function writersOf(tx: Transaction, datasets: readonly Id[], limit: number): Promise<readonly RunAt[]> {
  const members = [...(await membersOf(tx, datasets)).values()].flat()
  for (let rows = limit * 2 + 10; ; rows *= 4) {
    const found = await rowsOf<WriterRow>(tx, compileLastWriters(members, rows))
    const byDataset = [...Map.groupBy(found, (row) => row.dataset).values()]
    const isComplete = byDataset.every((writes) => writes.length < rows)
    // Before this time, writes of some dataset may be missing.
    const oldest = isComplete ? -Infinity : oldestRead(found, rows)
    const newest = new Map<Id, number>()
    for (const { id, at } of found)
      if (id !== null && (isComplete || at > oldest))
        newest.set(id, Math.max(newest.get(id) ?? -Infinity, at))
    if (newest.size >= limit || isComplete)
      return [...newest]
        .map(([id, at]) => ({ id, at }))
        .sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : b.at - a.at))
        .slice(0, limit)
  }
}
