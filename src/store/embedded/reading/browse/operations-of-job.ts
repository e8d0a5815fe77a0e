import { FOREVER } from '../../../../domain/time.ts'
import { BY_FINISH, edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { weekOf, weeksDown } from '../../history.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import type { Step } from './listing.ts'
import { MAX_UUID } from './time-key.ts'
import { orderedSql, toEntry, type KeyRange } from './execution-row.ts'

/** Index entries scanned per query, without their rows, and the number of examined rows for which they count. */
const SCAN = 20_000
const SCAN_COST = 400
const LEAST_ID = '00000000-0000-0000-0000-000000000000'

/** Finds the operations of one job: through its runs if they are few, else in the index of all operations, which has their jobs. */
export function openOperationsOfJob({ db }: Graph) {
  const weekBefore = prepareRows(db, 'SELECT max(week) FROM run INDEXED BY run_job WHERE week <= ?')
  const operations = (runs: string): string =>
    `SELECT o.n FROM ${runs}
       JOIN edge e ON e.finish = r.n AND e.kind = ${edgeCode('PART_OF', 'Operation', 'Run')} AND e.${BY_FINISH}
       JOIN operation o ON o.n = e.start AND o.job = ?1`
  const ofWeek = prepareRows(
    db,
    `${operations('run r INDEXED BY run_job')} WHERE r.week = ?2 AND r.job = ?1 LIMIT ?3`,
  )
  const ofShared = prepareRows(
    db,
    `${operations('shared_run s JOIN run r ON r.n = s.run')} WHERE s.job = ?1 LIMIT ?2`,
  )
  const leastOf = prepareRows(
    db,
    `SELECT started_at FROM operation INDEXED BY operation_started WHERE started_at <= ? AND started_at >= ?
      ORDER BY started_at DESC LIMIT 1 OFFSET ${SCAN}`,
  )
  const inRange = prepareRows(db, orderedSql('operation', 'operation_started', { condition: 't.job = ?4' }))
  return {
    /** All of them, or at least `limit`. */
    find(job: number, limit: number): readonly number[] {
      const found = rowsOf(ofShared, job, limit).map(([n]) => n as number)
      for (const week of weeksDown(weekBefore, -Infinity, weekOf(FOREVER))) {
        if (found.length >= limit) break
        for (const [n] of rowsOf(ofWeek, job, week, limit)) found.push(n as number)
      }
      return found
    },
    *walk(job: number, { from, end: since }: KeyRange): Generator<Step> {
      for (let [at, id] = from; ; [at, id] = [at - 1, MAX_UUID]) {
        const least = rowOf(leastOf, at, since)?.[0] as number | undefined
        yield* rowsOf(inRange, at, id, least ?? since, job).map(toEntry)
        if (least === undefined) return
        yield { key: [least, LEAST_ID], passed: SCAN_COST }
        at = least
      }
    },
  }
}
