import type { ProducerRules } from '../../domain/aggregate.ts'
import { prune } from '../../domain/merge/prune.ts'
import type { Instant } from '../../domain/time.ts'
import {
  isFirst,
  placeOf,
  progressOf,
  PRUNE_MOST,
  PRUNE_PAGE,
  type PrunePage,
  type PrunePlace,
  type PruneProgress,
  type PruneRequest,
} from '../retention.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Graph } from './graph.ts'
import { prepareRows, rowsOf } from './row-table.ts'
import { driveMerge } from './run-merge.ts'
import { inTransaction } from './transaction.ts'

/** Deletes one batch of old runs in its own transaction. */
export function pruneGraph(graph: Graph, producerRules: ProducerRules, request: PruneRequest): PruneProgress {
  const { before, latest, dryRun } = request
  const work = (): PruneProgress => {
    const place = placeOf(request)
    const total = isFirst(request, place) ? countBefore(graph, place) : undefined
    const page = pageAt(graph, place, before, latest)
    const step = {
      runs: page.runs,
      before,
      ...(latest === undefined ? {} : { latest }),
      most: PRUNE_MOST,
      dryRun,
    }
    const pruned = driveMerge(graph, (direct) => prune(step, producerRules, direct))
    if (!dryRun) applyChangeSet(graph, pruned.changes)
    return progressOf(request, place, page, pruned, total)
  }
  if (!dryRun) return inTransaction(graph, work)
  graph.db.exec('BEGIN')
  try {
    return work()
  } finally {
    graph.db.exec('ROLLBACK')
  }
}

/** Later than every date. */
const NEVER: Instant = Number.MAX_SAFE_INTEGER

/** Runs are ordered by their own start; runs that are only known through operations, by those of the operations. */
const PAGES = {
  runs: `
    SELECT r.n, r.started_at, r.n, r.ended_at IS NOT NULL AND (r.last_event_at < ?4 OR r.last_event_at > ?5)
      FROM run r INDEXED BY run_started
      WHERE r.started_at <= ?1 AND (r.started_at < ?1 OR r.n < ?2)
      ORDER BY r.started_at DESC, r.n DESC LIMIT ?3`,
  operations: `
    SELECT o.n, o.started_at, r.n, r.n IS NOT NULL AND o.ended_at IS NOT NULL AND (o.last_event_at < ?4 OR o.last_event_at > ?5)
      FROM operation o INDEXED BY operation_started LEFT JOIN run r ON r.n = o.run AND r.started_at IS NULL
      WHERE o.started_at <= ?1 AND (o.started_at < ?1 OR o.n < ?2)
      ORDER BY o.started_at DESC, o.n DESC LIMIT ?3`,
} as const

/** Counts with the index that the pages use. */
function countBefore({ db }: Graph, { among, at }: PrunePlace): number {
  const table = among === 'runs' ? 'run INDEXED BY run_started' : 'operation INDEXED BY operation_started'
  return rowsOf(prepareRows(db, `SELECT count(*) FROM ${table} WHERE started_at <= ?`), at)[0]![0] as number
}

function pageAt(
  { db, registry }: Graph,
  { among, at, key }: PrunePlace,
  before: Instant,
  latest = NEVER,
): PrunePage {
  const rows = rowsOf(prepareRows(db, PAGES[among]), at, Number(key), PRUNE_PAGE, before, latest)
  const runs = new Set(rows.flatMap(([, , run, isOver]) => (isOver === 1 ? [run as number] : [])))
  const last = rows.at(-1)
  return {
    runs: [...runs].map((n) => registry.id(n)),
    rows: rows.length,
    ...(last === undefined ? {} : { end: { among, at: last[1] as number, key: String(last[0]) } }),
  }
}
