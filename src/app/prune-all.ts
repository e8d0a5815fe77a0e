import type { Instant } from '../domain/time.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import type { OnProgress } from '../store/progress.ts'
import type { PruneCounts } from '../store/retention.ts'

export type { PruneCounts }

/** What is to go: runs that ended, and told nothing more, before an instant. */
export interface PruneWish {
  readonly before: Instant
  /** Nothing is dropped, only counted. */
  readonly dryRun: boolean
}

export interface PruneResult extends PruneCounts {
  readonly dryRun: boolean
}

export interface PruneWatch {
  /** Told of each batch that went. */
  readonly onBatch?: (gone: PruneCounts) => void
  readonly onProgress?: OnProgress | undefined
  /** Waits for so many milliseconds. */
  readonly pause?: (ms: number) => Promise<void>
}

/** Others write and ask as long as a batch took, but no longer than this. */
const LONGEST_PAUSE_MS = 1_000

/** Drops old runs, batch by batch; in between others have their turn. */
export async function pruneAll(
  store: Pick<LineageStore, 'prune'>,
  { before, dryRun }: PruneWish,
  { onBatch, onProgress, pause = sleep }: PruneWatch = {},
): Promise<PruneResult> {
  const all = { runs: 0, operations: 0, interactions: 0 }
  let [done, total] = [0, 0]
  for (let from: string | undefined = undefined; ;) {
    const start = performance.now()
    const batch: Awaited<ReturnType<LineageStore['prune']>> = await store.prune({
      before,
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
    await pause(Math.min(performance.now() - start, LONGEST_PAUSE_MS))
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
