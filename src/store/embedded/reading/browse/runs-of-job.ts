import { LIST_BOUNDS } from '../../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../../query/key-order.ts'
import { edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { weekOf, weeksDown } from '../../history.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import type { Placed } from './listing.ts'
import { timeKey } from './time-key.ts'
import { inOrder, placedOf, type From } from './work-row.ts'

/** Runs that are read at a time. */
const STEP = 500

/** The runs of one job: those that name it as theirs, week by week, and those that it shares with the job that they name. */
export function openRunsOfJob({ db }: Graph) {
  const partOf = edgeCode('PART_OF', 'Run', 'Job')
  const weekBefore = prepareRows(db, 'SELECT max(week) FROM run INDEXED BY run_job WHERE week <= ?')
  const ofWeek = prepareRows(db, `${inOrder('run', 'run_job', 't.week = ?4 AND t.job = ?5')} LIMIT ${STEP}`)
  const sharing = prepareRows(
    db,
    `SELECT r.n, r.started_at, i.uuid FROM shared_run s JOIN run r ON r.n = s.run JOIN id i ON i.n = r.n
       JOIN edge e ON e.start = r.n AND e.kind = ${partOf} AND e.finish = ?4
      WHERE s.job = ?4 AND (r.started_at, i.uuid) < (?1, ?2) AND r.started_at >= ?3
      ORDER BY r.started_at DESC, i.uuid DESC LIMIT ${LIST_BOUNDS.examined}`,
  )
  const shares = prepareRows(db, `SELECT 1 FROM edge WHERE start = ? AND kind = ${partOf} AND finish = ?`)
  const compare = compareKeys(keyParts('run', 'startedAt')!)

  function* own(job: number, from: From, since: number): Generator<Placed> {
    for (const week of weeksDown(weekBefore, weekOf(since), weekOf(from[0])))
      for (let next = from; ;) {
        const rows = rowsOf(ofWeek, ...next, since, week, job).map(placedOf)
        yield* rows
        if (rows.length < STEP) break
        next = timeKey(rows.at(-1)!.key)
      }
  }
  return {
    shares: (run: number, job: number): boolean => rowOf(shares, run, job) !== undefined,
    *walk(job: number, from: From, since: number): Generator<Placed> {
      const shared = rowsOf(sharing, ...from, since, job).map(placedOf)
      let i = 0
      for (const run of own(job, from, since)) {
        for (; i < shared.length && compare(shared[i]!.key, run.key) < 0; i++) yield shared[i]!
        yield run
      }
      yield* shared.slice(i)
    },
  }
}
