import type { DatabaseSync } from 'node:sqlite'

import type { Touching } from '../../domain/merge-protocol.ts'
import { DAY } from '../../domain/time.ts'
import { edgeCode } from './edge-kind.ts'
import { weekOf, type History } from './history.ts'
import type { Registry } from './registry.ts'
import { prepareRows, rowsOf } from './row-table.ts'

/**
 * Finds the operations, by number, that read or wrote a dataset in a period. An interaction lasts at most a day, unless it
 * is marked as `lasting`; so those in the period began at most a day before it. This takes one seek per job and week of
 * the period, regardless of the amount of history.
 */
export function openTouching(
  db: DatabaseSync,
  registry: Registry,
  history: History,
): (request: Touching) => ReadonlySet<number> {
  const meets = 'started_at <= ?4 AND coalesce(ended_at, started_at) >= ?3'
  const short = prepareRows(
    db,
    `SELECT start FROM interaction INDEXED BY interaction_week
      WHERE week = ?7 AND finish = ?1 AND kind = ?2 AND job IS ?5 AND started_at >= ?6 AND ${meets}`,
  )
  const lasting = prepareRows(
    db,
    `SELECT start FROM interaction INDEXED BY interaction_lasting
      WHERE finish = ?1 AND kind = ?2 AND job IS ?5 AND lasting = 1 AND ${meets}`,
  )
  return ({ type, datasetId, jobId, from, to }) => {
    const dataset = registry.find(datasetId)
    const found = new Set<number>()
    if (dataset === undefined) return found
    const kind = edgeCode(type, 'Operation', 'Dataset')
    const wanted = jobId === undefined ? undefined : registry.find(jobId)
    if (jobId !== undefined && wanted === undefined) return found
    for (const { job, firstWeek, lastWeek } of history.of(dataset, kind, wanted)) {
      const [first, last] = [Math.max(firstWeek, weekOf(from - DAY)), Math.min(lastWeek, weekOf(to))]
      for (const week of history.weeks(first, last))
        for (const [start] of rowsOf(short, dataset, kind, from, to, job, from - DAY, week))
          found.add(start as number)
      for (const [start] of rowsOf(lasting, dataset, kind, from, to, job)) found.add(start as number)
    }
    return found
  }
}
