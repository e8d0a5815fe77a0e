import type { DatabaseSync } from 'node:sqlite'

import type { Touching } from '../../domain/merge-protocol.ts'
import { DAY } from '../../domain/time.ts'
import { edgeCode } from './edge-kind.ts'
import type { Registry } from './registry.ts'
import { prepareRows, rowsOf } from './row-table.ts'

/**
 * Finds the operations that read or wrote a dataset in a stretch of time, by number. All but the lasting interactions
 * are no longer than a day, so those that meet the stretch began at most a day before it: one seek a job, however much
 * history there is.
 */
export function openTouching(
  db: DatabaseSync,
  registry: Registry,
): (request: Touching) => ReadonlySet<number> {
  const meets = 'started_at <= ?4 AND coalesce(ended_at, started_at) >= ?3'
  const short = prepareRows(
    db,
    `SELECT start FROM interaction WHERE finish = ?1 AND kind = ?2 AND job IS ?5 AND started_at >= ?6 AND ${meets}`,
  )
  const lasting = prepareRows(
    db,
    `SELECT start FROM interaction INDEXED BY interaction_lasting
      WHERE finish = ?1 AND kind = ?2 AND job IS ?5 AND lasting = 1 AND ${meets}`,
  )
  const jobs = openJobsOf(db)
  return ({ type, datasetId, jobId, from, to }) => {
    const dataset = registry.find(datasetId)
    const found = new Set<number>()
    if (dataset === undefined) return found
    const kind = edgeCode(type, 'Operation', 'Dataset')
    const job = jobId === undefined ? undefined : registry.find(jobId)
    if (jobId !== undefined && job === undefined) return found
    for (const one of job === undefined ? jobs(dataset, kind) : [job]) {
      for (const [start] of rowsOf(short, dataset, kind, from, to, one, from - DAY))
        found.add(start as number)
      for (const [start] of rowsOf(lasting, dataset, kind, from, to, one)) found.add(start as number)
    }
    return found
  }
}

/** The jobs that have an interaction of a kind with a dataset, by one seek each; null stands for none. */
export function openJobsOf(db: DatabaseSync): (dataset: number, kind: number) => readonly (number | null)[] {
  const least = prepareRows(db, 'SELECT min(job) FROM interaction WHERE finish = ? AND kind = ? AND job > ?')
  const without = prepareRows(
    db,
    'SELECT 1 FROM interaction WHERE finish = ? AND kind = ? AND job IS NULL LIMIT 1',
  )
  return (dataset, kind) => {
    const jobs: (number | null)[] = rowsOf(without, dataset, kind).length > 0 ? [null] : []
    let last = 0
    for (;;) {
      const next = rowsOf(least, dataset, kind, last)[0]![0]!
      if (typeof next !== 'number') return jobs
      jobs.push(next)
      last = next
    }
  }
}
