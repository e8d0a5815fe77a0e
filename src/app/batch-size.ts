/** The maximum number of events per commit, adapted to the duration of earlier commits. */
export interface BatchSize {
  readonly current: number
  /** Adapts the size after a commit. `full`: the commit had the maximum size. */
  record(events: number, ms: number, full: boolean): void
}

export interface BatchSizeOptions {
  readonly first: number
  readonly max: number
  /** The duration that a commit should have, well below the five seconds that clients wait. */
  readonly targetMs: number
}

/** The minimum batch size, however slow the store is. */
const MIN_BATCH = 20

/**
 * Grows while commits are fast, and shrinks as soon as one is slow, each time by a factor of two at most: a database that has just
 * started may need twenty times as long for a commit as a minute later. A commit that was not full does not tell how long a full
 * one takes, unless it was slow itself.
 */
export function createBatchSize({ first, max: most, targetMs: aimMs }: BatchSizeOptions): BatchSize {
  let size = Math.min(first, most)
  return {
    get current() {
      return size
    },
    record(events, ms, full) {
      if (!full && ms <= aimMs) return
      const fitting = Math.floor((events * aimMs) / Math.max(ms, 1))
      size = Math.max(
        Math.min(MIN_BATCH, most),
        Math.min(most, 2 * size, Math.max(Math.floor(size / 2), fitting)),
      )
    },
  }
}
