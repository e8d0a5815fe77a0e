import type { ProducerRules } from '../../domain/aggregate.ts'
import type { Id } from '../../domain/ids.ts'
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
import type { Database, Transaction } from './database.ts'
import { drive } from './run-merge.ts'
import { statementFile } from './statement-file.ts'
import { underWriteLock, type Versions } from './write-lock.ts'

/** Prunes one batch in its own transaction, under the write lock. */
export function pruneGraph(
  database: Database,
  versions: Versions,
  producerRules: ProducerRules,
  request: PruneRequest,
): Promise<PruneProgress> {
  const { before, latest, dryRun } = request
  return underWriteLock(database, versions, async (tx) => {
    const place = placeOf(request)
    const total = isFirst(request, place) ? await countBefore(tx, place) : undefined
    const page = await pageAt(tx, place, before, latest)
    const step = {
      runs: page.runs,
      before,
      ...(latest === undefined ? {} : { latest }),
      most: PRUNE_MOST,
      dryRun,
    }
    const pruned = await drive(tx, prune(step, producerRules))
    if (!dryRun) await applyChangeSet(tx, pruned.changes)
    return progressOf(request, place, page, pruned, total)
  })
}

interface Found {
  readonly id: Id
  readonly at: Instant
  readonly run: Id | null
  readonly isOver: boolean
}

async function countBefore(tx: Transaction, { among, at }: PrunePlace): Promise<number> {
  const text = statementFile('read/count-old', { Label: among === 'runs' ? 'Run' : 'Operation' })
  return (await tx.rows<{ readonly count: number }>(text, { at }))[0]!.count
}

/** After every date. */
const NEVER: Instant = Number.MAX_SAFE_INTEGER

async function pageAt(
  tx: Transaction,
  place: PrunePlace,
  before: Instant,
  latest = NEVER,
): Promise<PrunePage> {
  const { among, at, key } = place
  const rows = await tx.rows<Found>(statementFile(`read/old-${among}`), {
    at,
    key,
    before,
    latest,
    limit: PRUNE_PAGE,
  })
  const last = rows.at(-1)
  return {
    runs: [...new Set(rows.flatMap(({ run, isOver }) => (isOver && run !== null ? [run] : [])))],
    rows: rows.length,
    ...(last === undefined ? {} : { end: { among, at: last.at, key: last.id } }),
  }
}
