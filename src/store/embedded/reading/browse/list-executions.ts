import type { Id } from '../../../../domain/ids.ts'
import type { ListKey, ListRequest } from '../../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../../query/key-order.ts'
import { BY_FINISH, edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { weeksDown } from '../../history.ts'
import { NO_NUMBER } from '../../registry.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import { storedColumn } from '../stored-column.ts'
import type { Listing, Step } from './listing.ts'
import { openLongestRunsOfJob } from './longest-runs-of-job.ts'
import { openOperationsOfJob } from './operations-of-job.ts'
import { openRunsOfJob } from './runs-of-job.ts'
import { MIN_INSTANT } from './time-key.ts'
import { wordFilter } from './word-filter.ts'
import { orderedSql, toEntry, rangeAfter, type ExecutionOrder } from './execution-row.ts'

/** Rows read per query. */
const STEP = 500

/** Opens the lists of runs (newest, oldest or longest first) or of operations (newest first). */
export function openExecutionListing(of: 'run' | 'operation', graph: Graph) {
  const { db, registry } = graph
  const partOf = of === 'run' ? edgeCode('PART_OF', 'Run', 'Run') : edgeCode('PART_OF', 'Operation', 'Run')
  const all = {
    startedAt: prepareRows(db, `${orderedSql(of, `${of}_started`)} LIMIT ${STEP}`),
    oldest: prepareRows(db, `${orderedSql(of, `${of}_started`, { order: 'oldest' })} LIMIT ${STEP}`),
  }
  const parts = prepareRows(
    db,
    `SELECT start FROM edge WHERE finish = ?1 AND kind = ${partOf} AND ${BY_FINISH} LIMIT ?2`,
  )
  const isPart = prepareRows(db, `SELECT 1 FROM edge WHERE start = ?1 AND kind = ${partOf} AND finish = ?2`)
  const startOf = storedColumn(graph, of, 'started_at')
  const jobOf = storedColumn(graph, of, 'job')
  const statusIs = wordFilter(graph, of, 'status', false)
  const runs = of === 'run' ? openRunsOfJob(graph) : undefined
  const longest = of === 'run' ? openLongestRunsOfJob(graph) : undefined
  const operations = of === 'operation' ? openOperationsOfJob(graph) : undefined
  const externalIds = of === 'run' ? openExternalIds(graph) : undefined
  const number = (id: Id | undefined): number | undefined =>
    id === undefined ? undefined : (registry.find(id) ?? NO_NUMBER)

  return ({ order: requested, filters }: ListRequest): Listing => {
    const { status, externalId, since = MIN_INSTANT, until } = filters
    const whole = number(of === 'run' ? filters.parent : filters.run)
    const job = number(filters.job)
    const hasStatus = status === undefined ? undefined : statusIs(status).has
    const fits = (n: number): boolean => {
      const at = startOf(n) as number
      if (at < since || (until !== undefined && at > until)) return false
      if (hasStatus !== undefined && !hasStatus(n)) return false
      if (whole !== undefined && rowOf(isPart, n, whole) === undefined) return false
      if (job !== undefined && jobOf(n) !== job && runs?.shares(n, job) !== true) return false
      return externalId === undefined || externalIds?.is(n, externalId) === true
    }
    const compare = compareKeys(keyParts(of, requested)!)
    if (requested === 'longest') {
      if (job === undefined || longest === undefined)
        throw new Error('only runs of one job can be listed by duration')
      const walk: Listing['walk'] = (after, most) => longest(job, filters, after, most)
      return { compare, fits, walk, candidateSets: [], entryOf: () => undefined }
    }
    const order = requested as ExecutionOrder
    function* walk(after: ListKey | undefined): Generator<Step> {
      const range = rangeAfter(order, after, filters)
      if (job !== undefined) {
        yield* runs === undefined ? operations!.walk(job, range) : runs.walk(order, job, range)
        return
      }
      for (let next = range.from; ;) {
        const rows = rowsOf(all[order], ...next, range.end).map(toEntry)
        yield* rows
        if (rows.length < STEP) return
        next = rangeAfter(order, rows.at(-1)!.key).from
      }
    }
    return {
      compare,
      fits,
      walk,
      candidateSets: [
        ...(whole === undefined
          ? []
          : [(limit: number) => rowsOf(parts, whole, limit).map(([n]) => n as number)]),
        ...(externalId === undefined || externalIds === undefined
          ? []
          : [(limit: number) => externalIds.find(externalId, limit)]),
        ...(job === undefined || operations === undefined
          ? []
          : [(limit: number) => operations.find(job, limit)]),
      ],
      entryOf(n) {
        const at = startOf(n)
        return typeof at === 'number' ? { n, key: [at, registry.id(n)] } : undefined
      },
    }
  }
}

/** Finds runs by the external id that their producers use. */
function openExternalIds(graph: Graph) {
  const { db } = graph
  const weekBefore = prepareRows(
    db,
    'SELECT max(week) FROM run INDEXED BY run_external_id WHERE external_id IS NOT NULL AND week <= ?',
  )
  const inWeek = prepareRows(
    db,
    'SELECT n FROM run INDEXED BY run_external_id WHERE week = ? AND external_id = ? LIMIT ?',
  )
  const read = storedColumn(graph, 'run', 'external_id')
  return {
    is: (n: number, externalId: string): boolean => read(n) === externalId,
    find(externalId: string, limit: number): readonly number[] {
      const found: number[] = []
      for (const week of weeksDown(weekBefore, -Infinity, Infinity)) {
        for (const [n] of rowsOf(inWeek, week, externalId, limit)) found.push(n as number)
        if (found.length >= limit) break
      }
      return found
    },
  }
}
