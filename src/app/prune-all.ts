import type { Instant } from '../domain/time.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import type { OnProgress } from '../store/progress.ts'
import type { PruneCounts } from '../store/retention.ts'
import { clockDoubt } from './clock-doubt.ts'
import { newestEvent } from './newest-event.ts'
import { MAX_AHEAD_MS } from './too-far-ahead.ts'

export type { PruneCounts }

/** Which runs to drop: those that ended, and had their last event, before an instant. */
export interface PruneOptions {
  readonly before: Instant
  /** Only count, and drop nothing. */
  readonly dryRun: boolean
  /** Drop runs even if the newest event is so old that the clock may be wrong. */
  readonly force?: boolean
}

/** Nothing was dropped, since the clock may be wrong. The message says why and what to do. */
export class ClockInDoubt extends Error {
  override readonly name = 'ClockInDoubt'
}

export interface PruneResult extends PruneCounts {
  readonly dryRun: boolean
}

export interface PruneHooks {
  /** Called after each dropped batch. */
  readonly onBatch?: (gone: PruneCounts) => void
  readonly onProgress?: OnProgress | undefined
  readonly now?: () => Instant
  /** Waits for this many milliseconds. */
  readonly pause?: (ms: number) => Promise<void>
}

/** The maximum pause after a batch, in milliseconds. The pause is as long as the batch took, so that other work can run. */
const MAX_PAUSE_MS = 1_000

/**
 * Drops old runs in batches, with pauses for other work.
 * @throws ClockInDoubt before anything is dropped, if the newest event is more than 7 days old and `force` is not set
 */
export async function pruneAll(
  store: Pick<LineageStore, 'prune' | 'read'>,
  { before, dryRun, force = false }: PruneOptions,
  { onBatch, onProgress, now = Date.now, pause = sleep }: PruneHooks = {},
): Promise<PruneResult> {
  const latest = now() + MAX_AHEAD_MS
  if (!dryRun && !force) {
    const doubt = clockDoubt(await newestEvent(store.read, now()), now())
    if (doubt !== undefined)
      throw new ClockInDoubt(`${doubt} If the clock is right, prune with --force (over HTTP: force=true).`)
  }
  const all = { runs: 0, operations: 0, interactions: 0 }
  let [done, total] = [0, 0]
  for (let from: string | undefined = undefined; ;) {
    const start = performance.now()
    const batch: Awaited<ReturnType<LineageStore['prune']>> = await store.prune({
      before,
      latest,
      dryRun,
      ...(from === undefined ? {} : { from }),
    })
    const { gone, next } = batch
    if (batch.total !== undefined) [done, total] = [0, batch.total]
    done += batch.looked
    onProgress?.({ doing: 'looking at', done, total: Math.max(done, total), unit: `old ${batch.among}` })
    all.runs += gone.runs
    all.operations += gone.operations
    all.interactions += gone.interactions
    if (!dryRun) onBatch?.(gone)
    if (next === undefined) return { ...all, dryRun }
    from = next
    await pause(Math.min(performance.now() - start, MAX_PAUSE_MS))
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
