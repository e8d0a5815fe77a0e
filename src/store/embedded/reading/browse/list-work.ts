import type { Id } from '../../../../domain/ids.ts'
import type { ListKey, ListRequest } from '../../../../query/browse-requests.ts'
import { compareKeys, keyParts } from '../../../../query/key-order.ts'
import { BY_FINISH, edgeCode } from '../../edge-kind.ts'
import type { Graph } from '../../graph.ts'
import { weeksDown } from '../../history.ts'
import { prepareRows, rowOf, rowsOf } from '../../row-table.ts'
import { storedColumn } from '../stored-column.ts'
import type { Listing, Step } from './listing.ts'
import { openLongestRunsOfJob } from './longest-runs-of-job.ts'
import { openOperationsOfJob } from './operations-of-job.ts'
import { openRunsOfJob } from './runs-of-job.ts'
import { EVER } from './time-key.ts'
import { wordTest } from './word-test.ts'
import { inOrder, placedOf, stretchAfter, type WorkOrder } from './work-row.ts'

/** Rows that the walk reads at a time. */
const STEP = 500
/** No number of a UUID is 0. */
const NOWHERE = 0

/** Opens the lists of runs, the newest, the oldest or the longest first, or of operations, the newest first. */
export function openWorkListing(of: 'run' | 'operation', graph: Graph) {
  const { db, registry } = graph
  const partOf = of === 'run' ? edgeCode('PART_OF', 'Run', 'Run') : edgeCode('PART_OF', 'Operation', 'Run')
  const all = {
    startedAt: prepareRows(db, `${inOrder(of, `${of}_started`)} LIMIT ${STEP}`),
    oldest: prepareRows(db, `${inOrder(of, `${of}_started`, { order: 'oldest' })} LIMIT ${STEP}`),
  }
  const parts = prepareRows(
    db,
    `SELECT start FROM edge WHERE finish = ?1 AND kind = ${partOf} AND ${BY_FINISH} LIMIT ?2`,
  )
  const isPart = prepareRows(db, `SELECT 1 FROM edge WHERE start = ?1 AND kind = ${partOf} AND finish = ?2`)
  const startOf = storedColumn(graph, of, 'started_at')
  const jobOf = storedColumn(graph, of, 'job')
  const statusIs = wordTest(graph, of, 'status', false)
  const runs = of === 'run' ? openRunsOfJob(graph) : undefined
  const longest = of === 'run' ? openLongestRunsOfJob(graph) : undefined
  const operations = of === 'operation' ? openOperationsOfJob(graph) : undefined
  const called = of === 'run' ? openCalled(graph) : undefined
  const number = (id: Id | undefined): number | undefined =>
    id === undefined ? undefined : (registry.find(id) ?? NOWHERE)

  return ({ order: asked, filters }: ListRequest): Listing => {
    const { status, externalId, since = EVER, until } = filters
    const whole = number(of === 'run' ? filters.parent : filters.run)
    const job = number(filters.job)
    const hasStatus = status === undefined ? undefined : statusIs(status).has
    const fits = (n: number): boolean => {
      const at = startOf(n) as number
      if (at < since || (until !== undefined && at > until)) return false
      if (hasStatus !== undefined && !hasStatus(n)) return false
      if (whole !== undefined && rowOf(isPart, n, whole) === undefined) return false
      if (job !== undefined && jobOf(n) !== job && runs?.shares(n, job) !== true) return false
      return externalId === undefined || called?.is(n, externalId) === true
    }
    const compare = compareKeys(keyParts(of, asked)!)
    if (asked === 'longest') {
      if (job === undefined || longest === undefined)
        throw new Error('only runs of one job are listed by how long they took')
      const walk: Listing['walk'] = (after, most) => longest(job, filters, after, most)
      return { compare, fits, walk, narrow: [], place: () => undefined }
    }
    const order = asked as WorkOrder
    function* walk(after: ListKey | undefined): Generator<Step> {
      const stretch = stretchAfter(order, after, filters)
      if (job !== undefined) {
        yield* runs === undefined ? operations!.walk(job, stretch) : runs.walk(order, job, stretch)
        return
      }
      for (let next = stretch.from; ;) {
        const rows = rowsOf(all[order], ...next, stretch.end).map(placedOf)
        yield* rows
        if (rows.length < STEP) return
        next = stretchAfter(order, rows.at(-1)!.key).from
      }
    }
    return {
      compare,
      fits,
      walk,
      narrow: [
        ...(whole === undefined
          ? []
          : [(most: number) => rowsOf(parts, whole, most).map(([n]) => n as number)]),
        ...(externalId === undefined || called === undefined
          ? []
          : [(most: number) => called.some(externalId, most)]),
        ...(job === undefined || operations === undefined
          ? []
          : [(most: number) => operations.some(job, most)]),
      ],
      place(n) {
        const at = startOf(n)
        return typeof at === 'number' ? { n, key: [at, registry.id(n)] } : undefined
      },
    }
  }
}

/** Runs by what their producers call them. */
function openCalled(graph: Graph) {
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
    some(externalId: string, most: number): readonly number[] {
      const found: number[] = []
      for (const week of weeksDown(weekBefore, -Infinity, Infinity)) {
        for (const [n] of rowsOf(inWeek, week, externalId, most)) found.push(n as number)
        if (found.length >= most) break
      }
      return found
    },
  }
}
