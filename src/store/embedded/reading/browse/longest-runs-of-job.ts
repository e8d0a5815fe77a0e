import { FOREVER } from '../../../../domain/time.ts'
import { compareText } from '../../../../lib/compare.ts'
import { NOT_ENDED, type ListFilters, type ListKey } from '../../../../query/browse-requests.ts'
import type { Graph } from '../../graph.ts'
import { weekOf, weeksDown } from '../../history.ts'
import { prepareRows, rowsOf } from '../../row-table.ts'
import type { Step } from './listing.ts'
import { MIN_INSTANT } from './time-key.ts'

const TOOK = `CASE WHEN r.ended_at < ${FOREVER} THEN r.ended_at - r.started_at ELSE ${NOT_ENDED} END`
const BETWEEN = 'r.started_at >= ?2 AND r.started_at <= ?3'

/** Lists the runs of one job, longest first, unfinished ones last. No index has this order, so it sorts all of them. */
export function openLongestRunsOfJob({ db, registry }: Graph) {
  const weekBefore = prepareRows(db, 'SELECT max(week) FROM run INDEXED BY run_job WHERE week <= ?')
  const ofWeek = prepareRows(
    db,
    `SELECT r.n, ${TOOK} FROM run r INDEXED BY run_job WHERE r.week = ?5 AND r.job = ?1 AND ${BETWEEN} LIMIT ?4`,
  )
  const shared = prepareRows(
    db,
    `SELECT r.n, ${TOOK} FROM shared_run s JOIN run r ON r.n = s.run
      WHERE s.job = ?1 AND r.job IS NOT ?1 AND ${BETWEEN} LIMIT ?4`,
  )

  /** Returns undefined for more than `most` runs. The result may include runs that the job once shared. */
  return (
    job: number,
    { since = MIN_INSTANT, until = FOREVER }: Pick<ListFilters, 'since' | 'until'>,
    after: ListKey | undefined,
    most: number,
  ): Iterable<Step> | undefined => {
    const found = [...rowsOf(shared, job, since, until, most + 1)]
    for (const week of weeksDown(weekBefore, weekOf(since), weekOf(until))) {
      if (found.length > most) break
      for (const row of rowsOf(ofWeek, job, since, until, most + 1, week)) found.push(row)
    }
    if (found.length > most) return undefined
    return orderedSql(
      found.map(([n, took]) => [n as number, took as number] as const),
      after,
    )
  }

  /** Reads ids, which order ties, only when a page gets there. */
  function* orderedSql(
    runs: readonly (readonly [n: number, took: number])[],
    after: ListKey | undefined,
  ): Generator<Step> {
    const [least = Infinity, last] = (after ?? []) as readonly [number?, string?]
    const byLength = Map.groupBy(
      runs.filter(([, took]) => took <= least),
      ([, took]) => took,
    )
    for (const took of [...byLength.keys()].sort((a, b) => b - a)) {
      const tied = byLength
        .get(took)!
        .map(([n]) => ({ n, id: registry.id(n) }))
        .sort((a, b) => compareText(b.id, a.id))
      for (const { n, id } of tied)
        if (took < least || last === undefined || id < last) yield { n, key: [took, id], passed: 0 }
    }
  }
}
