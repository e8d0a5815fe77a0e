import type { Id } from '../../../domain/ids.ts'
import { FOREVER, type Instant } from '../../../domain/time.ts'
import { fromWord } from '../cell.ts'
import { edgeCode } from '../edge-kind.ts'
import { kindList } from '../edge-table.ts'
import type { Graph } from '../graph.ts'
import { weekOf, weeksDown } from '../history.ts'
import { prepareRows, rowOf, rowsOf } from '../row-table.ts'

/** The newest run or operation. */
export interface Newest {
  readonly id: Id
  readonly startedAt: Instant
  readonly status?: string
}

export interface NewestExecution {
  /** The newest run of a job, by start, then id. */
  runOf(job: number): Newest | undefined
  /** The newest operation that wrote one of these datasets. Declarations are excluded, since they have no status. */
  writing(datasets: readonly number[]): Newest | undefined
  /** When an execution that counts last read or wrote the group. Declarations in force are excluded. */
  lastTouch(type: 'reads' | 'writes', members: readonly number[]): Instant | undefined
}

/** What deleted jobs did counts too. */
const ROLLUPS = { reads: kindList('READS'), writes: kindList('WRITES') }
const INTERACTION = {
  reads: edgeCode('READ', 'Operation', 'Dataset'),
  writes: edgeCode('WROTE', 'Operation', 'Dataset'),
}

const LAST_WEEK = weekOf(FOREVER)
const PART_OF = edgeCode('PART_OF', 'Run', 'Job')

export function openNewestExecution({ db, registry, history }: Graph): NewestExecution {
  const runs = prepareRows(
    db,
    `SELECT n, started_at, status FROM run INDEXED BY run_job
      WHERE week = ?2 AND job = ?1 AND
        started_at = (SELECT max(started_at) FROM run INDEXED BY run_job WHERE week = ?2 AND job = ?1)`,
  )
  const runWeek = prepareRows(db, 'SELECT max(week) FROM run INDEXED BY run_job WHERE week <= ?')
  const shared = prepareRows(
    db,
    `SELECT r.n, r.started_at, r.status FROM shared_run s JOIN run r ON r.n = s.run
       JOIN edge e ON e.start = r.n AND e.kind = ${PART_OF} AND e.finish = ?1
      WHERE s.job = ?1 AND r.started_at IS NOT NULL`,
  )
  const writing = `FROM interaction i INDEXED BY interaction_week JOIN operation o ON o.n = i.start
    WHERE i.week = ?3 AND i.finish = ?1 AND i.kind = ${INTERACTION.writes} AND i.job IS ?2 AND o.status IS NOT NULL`
  const newestWrite = prepareRows(
    db,
    `SELECT i.started_at ${writing} AND i.started_at IS NOT NULL ORDER BY i.started_at DESC LIMIT 1`,
  )
  const writesAt = prepareRows(db, `SELECT o.n, i.started_at, o.status ${writing} AND i.started_at = ?4`)
  const touches = (kinds: string) =>
    prepareRows(db, `SELECT start, last_at FROM rollup WHERE finish = ? AND kind IN ${kinds}`)
  const touching = { reads: touches(ROLLUPS.reads), writes: touches(ROLLUPS.writes) }
  // For a job with a declaration in force, the roll-up lacks the time of its last run; this reads it from the job's history.
  const finished = prepareRows(
    db,
    `SELECT max(ended_at) FROM interaction INDEXED BY interaction_week
      WHERE week = ? AND finish = ? AND kind = ? AND job = ? AND counts = 1 AND ended_at < ${FOREVER}`,
  )

  const newestOf = (rows: ReturnType<typeof rowsOf>): Newest | undefined => {
    let newest: Newest | undefined
    for (const [n, startedAt, status] of rows) {
      const one: Newest = {
        id: registry.id(n as number),
        startedAt: startedAt as number,
        ...(status !== null && status !== undefined && { status: fromWord(status, registry) }),
      }
      if (newest === undefined || isNewer(one, newest)) newest = one
    }
    return newest
  }
  const lastFinished = (dataset: number, kind: number, job: number) =>
    history
      .of(dataset, kind, job)
      .flatMap(({ firstWeek, lastWeek }) =>
        [...history.weeks(firstWeek, lastWeek)].map((week) => rowOf(finished, week, dataset, kind, job)?.[0]),
      )
  return {
    runOf(job) {
      for (const week of weeksDown(runWeek, -Infinity, LAST_WEEK)) {
        const found = rowsOf(runs, job, week)
        if (found.length > 0) return newestOf([...found, ...rowsOf(shared, job)])
      }
      return newestOf(rowsOf(shared, job))
    },
    writing(datasets) {
      const rows = datasets.flatMap((dataset) =>
        history.of(dataset, INTERACTION.writes).flatMap(({ job, firstWeek, lastWeek }) => {
          for (const week of history.weeks(firstWeek, lastWeek)) {
            const at = rowOf(newestWrite, dataset, job, week)?.[0]
            if (typeof at === 'number') return rowsOf(writesAt, dataset, job, week, at)
          }
          return []
        }),
      )
      return newestOf(rows)
    },
    lastTouch(type, members) {
      let last: number | undefined
      for (const [job, lastAt] of rowsOf(touching[type], members[0]!)) {
        const candidates =
          lastAt === FOREVER
            ? members.flatMap((member) => lastFinished(member, INTERACTION[type], job as number))
            : [lastAt]
        for (const at of candidates)
          if (typeof at === 'number' && (last === undefined || at > last)) last = at
      }
      return last
    },
  }
}

const isNewer = (a: Newest, b: Newest): boolean =>
  a.startedAt === b.startedAt ? a.id > b.id : a.startedAt > b.startedAt
