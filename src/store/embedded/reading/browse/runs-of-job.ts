import { LIST_BOUNDS } from '../../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../../query/key-order.ts'
import { edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { weekOf, weeksDown, weeksUp } from '../../history.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import type { ListEntry } from './listing.ts'
import {
  orderedSql,
  toEntry,
  operatorsOf,
  rangeAfter,
  type KeyRange,
  type ExecutionOrder,
} from './execution-row.ts'

/** Rows read per query. */
const STEP = 500

/** Lists the runs of one job: its own, week by week, and those of other jobs that it shares. */
export function openRunsOfJob({ db }: Graph) {
  const partOf = edgeCode('PART_OF', 'Run', 'Job')
  const weekBefore = prepareRows(db, 'SELECT max(week) FROM run INDEXED BY run_job WHERE week <= ?')
  const weekAfter = prepareRows(db, 'SELECT min(week) FROM run INDEXED BY run_job WHERE week >= ?')
  const statements = (order: ExecutionOrder) => {
    const [after, before, direction] = operatorsOf(order)
    return {
      ofWeek: prepareRows(
        db,
        `${orderedSql('run', 'run_job', { condition: 't.week = ?4 AND t.job = ?5', order })} LIMIT ${STEP}`,
      ),
      sharing: prepareRows(
        db,
        `SELECT r.n, r.started_at, i.uuid FROM shared_run s JOIN run r ON r.n = s.run JOIN id i ON i.n = r.n
           JOIN edge e ON e.start = r.n AND e.kind = ${partOf} AND e.finish = ?4
          WHERE s.job = ?4 AND (r.started_at, i.uuid) ${after} (?1, ?2) AND r.started_at ${before}= ?3
          ORDER BY r.started_at ${direction}, i.uuid ${direction} LIMIT ${LIST_BOUNDS.examined}`,
      ),
    }
  }
  const by = { startedAt: statements('startedAt'), oldest: statements('oldest') }
  const shares = prepareRows(db, `SELECT 1 FROM edge WHERE start = ? AND kind = ${partOf} AND finish = ?`)

  const weeksOf = (order: ExecutionOrder, { from: [at], end }: KeyRange): Generator<number> =>
    order === 'oldest'
      ? weeksUp(weekAfter, weekOf(at), weekOf(end))
      : weeksDown(weekBefore, weekOf(end), weekOf(at))
  function* own(order: ExecutionOrder, job: number, range: KeyRange): Generator<ListEntry> {
    for (const week of weeksOf(order, range))
      for (let next = range.from; ;) {
        const rows = rowsOf(by[order].ofWeek, ...next, range.end, week, job).map(toEntry)
        yield* rows
        if (rows.length < STEP) break
        next = rangeAfter(order, rows.at(-1)!.key).from
      }
  }
  return {
    shares: (run: number, job: number): boolean => rowOf(shares, run, job) !== undefined,
    *walk(order: ExecutionOrder, job: number, range: KeyRange): Generator<ListEntry> {
      const compare = compareKeys(keyParts('run', order)!)
      const shared = rowsOf(by[order].sharing, ...range.from, range.end, job).map(toEntry)
      let i = 0
      for (const run of own(order, job, range)) {
        for (; i < shared.length && compare(shared[i]!.key, run.key) < 0; i++) yield shared[i]!
        yield run
      }
      yield* shared.slice(i)
    },
  }
}
