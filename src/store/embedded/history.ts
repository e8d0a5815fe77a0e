import type { DatabaseSync, StatementSync } from 'node:sqlite'

import { LruCache } from '../../lib/lru-cache.ts'
import { prepareRows, rowOf, rowsOf } from './row-table.ts'

/** The interactions of one kind between a job and a dataset; all of them began in these weeks (both inclusive). */
export interface Touched {
  /** Null if the interactions belong to no job. */
  readonly job: number | null
  readonly firstWeek: number
  readonly lastWeek: number
}

/** Which jobs touched which datasets, and when. It leads to the weeks in which to look up interactions. */
export interface History {
  /** Registers an interaction that is being written. */
  note(dataset: number, kind: number, job: number | null, startedAt: number | null): void
  /** The entries of all jobs, or of one. */
  of(dataset: number, kind: number, job?: number | null): readonly Touched[]
  /** The weeks in this range in which any interaction began, newest first. */
  weeks(first: number, last: number): Generator<number>
  /** Clears the cache. Call it after a rollback. */
  clearCache(): void
}

/** As in the column `interaction.week`. */
export const weekOf = (startedAt: number | null): number =>
  startedAt === null ? -1 : Math.trunc(startedAt / 604_800_000)

const NO_JOB = 0
/** Minimum number of cached entries; there can be twice as many. */
const CACHED = 50_000

export function openHistory(db: DatabaseSync): History {
  const select = 'SELECT first_week, last_week, job FROM touched WHERE finish = ? AND kind = ?'
  const all = prepareRows(db, `${select} ORDER BY job`)
  const one = prepareRows(db, `${select} AND job = ?`)
  const putting = db.prepare(
    'REPLACE INTO touched (finish, kind, job, first_week, last_week) VALUES (?, ?, ?, ?, ?)',
  )
  const before = prepareRows(
    db,
    'SELECT max(week) FROM interaction INDEXED BY interaction_week WHERE week <= ?',
  )
  const cache = new LruCache<string, readonly [first: number, last: number]>(CACHED)

  return {
    note(dataset, kind, job, startedAt) {
      const by = job ?? NO_JOB
      const key = `${dataset} ${kind} ${by}`
      const week = weekOf(startedAt)
      let weeks = cache.get(key)
      if (weeks === undefined) {
        const row = rowOf(one, dataset, kind, by) as [number, number, number] | undefined
        if (row !== undefined) cache.set(key, (weeks = [row[0], row[1]]))
      }
      if (weeks !== undefined && weeks[0] <= week && week <= weeks[1]) return
      const [first, last] = [Math.min(week, weeks?.[0] ?? week), Math.max(week, weeks?.[1] ?? week)]
      putting.run(dataset, kind, by, first, last)
      cache.set(key, [first, last])
    },
    of(dataset, kind, job) {
      const rows = job === undefined ? rowsOf(all, dataset, kind) : rowsOf(one, dataset, kind, job ?? NO_JOB)
      return rows.map(([firstWeek, lastWeek, by]) => ({
        job: by === NO_JOB ? null : (by as number),
        firstWeek: firstWeek as number,
        lastWeek: lastWeek as number,
      }))
    },
    weeks: (first, last) => weeksDown(before, first, last),
    clearCache: () => cache.clear(),
  }
}

/** The weeks from `first` to `last` with rows. `after` selects the least week that is not before its parameter. */
export function* weeksUp(after: StatementSync, first: number, last: number): Generator<number> {
  for (let next = first; next <= last; next++) {
    const found = rowOf(after, next)?.[0]
    if (typeof found !== 'number' || found > last) return
    yield found
    next = found
  }
}

/** The weeks from `last` down to `first` with rows. `before` selects the greatest week that is not after its parameter. */
export function* weeksDown(before: StatementSync, first: number, last: number): Generator<number> {
  for (let next = last; next >= first; next--) {
    const found = rowOf(before, next)?.[0]
    if (typeof found !== 'number' || found < first) return
    yield found
    next = found
  }
}
