/** How many events a commit may hold, by how long those before took. */
export interface BatchSize {
  readonly current: number
  /** Learns from a commit of so many events, `full` if it held as many as it might. */
  record(events: number, ms: number, full: boolean): void
}

export interface BatchSizeOptions {
  readonly first: number
  readonly max: number
  /** What a commit should take: well below the five seconds that clients wait. */
  readonly targetMs: number
}

/** However slow a store is, a commit holds so many. */
const MIN_BATCH = 20

/**
 * Grows while commits are quick and shrinks as soon as one is slow, by half or double at most: a database that has just
 * started may take twenty times as long for a commit as a minute later. What a commit that was not full took says
 * nothing about how long a full one takes, unless it was slow itself.
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
