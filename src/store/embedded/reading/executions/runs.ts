import { FOREVER, type Instant } from '../../../../domain/time.ts'
import type { ReadAnswers, RunsRequest } from '../../../../query/read-requests.ts'
import { edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { weekOf, weeksDown } from '../../history.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import type { Groups } from '../groups.ts'
import type { Refs } from '../refs.ts'
import type { Interactions } from './interactions.ts'

export type RunSelector = (request: RunsRequest, poll: () => void) => ReadAnswers['runs']

const runsSql = 'SELECT n, started_at FROM run INDEXED BY run_job WHERE week = ? AND job = ?'

/** For more jobs than this, all runs of a week are read at once and then filtered. */
const JOBS_APART = 100
/** Start of runs without one: before all others. */
const NEVER = -Infinity

/**
 * Finds the newest runs of jobs, or those that wrote datasets. Reads week by week, newest first. Leaves out runs of deleted
 * jobs.
 */
export function openRunSelector(
  { db, registry }: Graph,
  groups: Groups,
  refs: Refs,
  interactions: Interactions,
): RunSelector {
  const ofJob = prepareRows(db, runsSql)
  const ofWeek = prepareRows(db, 'SELECT n, started_at, job FROM run INDEXED BY run_job WHERE week = ?')
  const weekBefore = prepareRows(db, 'SELECT max(week) FROM run INDEXED BY run_job WHERE week <= ?')
  const shared = prepareRows(
    db,
    `SELECT r.n, r.started_at FROM shared_run s JOIN run r ON r.n = s.run
       JOIN edge e ON e.start = r.n AND e.kind = ${edgeCode('PART_OF', 'Run', 'Job')} AND e.finish = ?1
      WHERE s.job = ?1`,
  )
  const runOf = prepareRows(
    db,
    `SELECT o.run FROM operation o LEFT JOIN job j ON j.n = o.job WHERE o.n = ? AND j.deleted_at IS NULL`,
  )
  const ofDeletedJob = prepareRows(
    db,
    'SELECT 1 FROM run r JOIN job j ON j.n = r.job WHERE r.n = ? AND j.deleted_at IS NOT NULL',
  )

  function* weeklyOfJobs(jobs: readonly number[] | undefined): Generator<ReadonlyMap<number, Instant>> {
    const wanted = jobs && new Set(jobs)
    const others = new Map<number, Instant>()
    for (const job of jobs ?? [])
      for (const [n, startedAt] of rowsOf(shared, job)) others.set(n as number, instantOf(startedAt))
    for (const week of weeksDown(weekBefore, -Infinity, weekOf(FOREVER))) {
      const found = new Map<number, Instant>()
      const rows =
        jobs !== undefined && jobs.length <= JOBS_APART
          ? jobs.flatMap((job) => rowsOf(ofJob, week, job))
          : rowsOf(ofWeek, week).filter((row) => wanted === undefined || wanted.has(row[2] as number))
      for (const [n, startedAt] of rows) found.set(n as number, instantOf(startedAt))
      for (const [n, at] of others)
        if (weekOf(at === NEVER ? null : at) >= week) {
          found.set(n, at)
          others.delete(n)
        }
      yield found
    }
    if (others.size > 0) yield others
  }
  function* weeklyOfDatasets(datasets: readonly number[]): Generator<ReadonlyMap<number, Instant>> {
    for (const week of interactions.weekly('WROTE', datasets, -Infinity, Infinity, 'latest')) {
      const found = new Map<number, Instant>()
      for (const { operation, startedAt } of week) {
        const run = rowOf(runOf, operation)?.[0]
        if (typeof run === 'number') found.set(run, Math.max(found.get(run) ?? NEVER, startedAt))
      }
      yield found
    }
  }

  return ({ of, limit }, poll) => {
    const numbers = (ids: readonly string[]): number[] => ids.flatMap((id) => registry.find(id) ?? [])
    const weeks =
      of === undefined
        ? weeklyOfJobs(undefined)
        : 'jobs' in of
          ? weeklyOfJobs(numbers(of.jobs))
          : weeklyOfDatasets(numbers(of.datasets).flatMap((n) => groups.membersOf(n)))
    const newest = new Map<number, Instant>()
    for (const week of weeks) {
      poll()
      const inOrder = [...week]
        .filter(([n]) => !newest.has(n) && rowOf(ofDeletedJob, n) === undefined)
        .sort(([a, x], [b, y]) => (x === y ? (registry.id(a) < registry.id(b) ? 1 : -1) : y > x ? 1 : -1))
      for (const [n, at] of inOrder) newest.set(n, at)
      if (newest.size > limit) break
    }
    const runs = [...newest].slice(0, limit).flatMap(([n, at]) => {
      const ref = refs.any(n)
      return ref === undefined ? [] : [{ ref, ...(at === NEVER ? {} : { at }) }]
    })
    return { runs, cut: newest.size > limit }
  }
}

const instantOf = (stored: unknown): Instant => (typeof stored === 'number' ? stored : NEVER)
