import type { DatabaseSync, StatementSync } from 'node:sqlite'

import { LruCache } from '../../lib/lru-cache.ts'
import { prepareRows, rowOf, rowsOf } from './row-table.ts'

/** One job's interactions of a kind with a dataset, all of which began in these weeks (both inclusive). */
export interface Touched {
  /** Null stands for none. */
  readonly job: number | null
  readonly firstWeek: number
  readonly lastWeek: number
}

/** Which jobs touched which datasets, and when: what leads to the weeks in which interactions are looked up. */
export interface History {
  /** Takes note of an interaction that is being written. */
  note(dataset: number, kind: number, job: number | null, startedAt: number | null): void
  /** Of all jobs, or of one. */
  of(dataset: number, kind: number, job?: number | null): readonly Touched[]
  /** The weeks between in which anything began, the newest first. */
  weeks(first: number, last: number): Generator<number>
  /** Forgets what was cached; needed after a rollback. */
  forget(): void
}

/** As the column `interaction.week` has it. */
export const weekOf = (startedAt: number | null): number =>
  startedAt === null ? -1 : Math.trunc(startedAt / 604_800_000)

const NO_JOB = 0
/** Entries that the cache keeps, at most twice as many. */
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
  const known = new LruCache<string, readonly [first: number, last: number]>(CACHED)

  return {
    note(dataset, kind, job, startedAt) {
      const by = job ?? NO_JOB
      const key = `${dataset} ${kind} ${by}`
      const week = weekOf(startedAt)
      let weeks = known.get(key)
      if (weeks === undefined) {
        const row = rowOf(one, dataset, kind, by) as [number, number, number] | undefined
        if (row !== undefined) known.set(key, (weeks = [row[0], row[1]]))
      }
      if (weeks !== undefined && weeks[0] <= week && week <= weeks[1]) return
      const [first, last] = [Math.min(week, weeks?.[0] ?? week), Math.max(week, weeks?.[1] ?? week)]
      putting.run(dataset, kind, by, first, last)
      known.set(key, [first, last])
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
    forget: () => known.clear(),
  }
}

/** The weeks from `first` up to `last` that a statement finds, which gives the least week that is no earlier than one. */
export function* weeksUp(after: StatementSync, first: number, last: number): Generator<number> {
  for (let next = first; next <= last; next++) {
    const found = rowOf(after, next)?.[0]
    if (typeof found !== 'number' || found > last) return
    yield found
    next = found
  }
}

/** The weeks from `last` down to `first` that a statement finds, which gives the greatest week that is no later than one. */
export function* weeksDown(before: StatementSync, first: number, last: number): Generator<number> {
  for (let next = last; next >= first; next--) {
    const found = rowOf(before, next)?.[0]
    if (typeof found !== 'number' || found < first) return
    yield found
    next = found
  }
}
