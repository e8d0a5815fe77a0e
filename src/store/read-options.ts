/** How long a caller waits for what it reads, wherever that is read: in this thread, in another one, or by a server. */
export interface ReadOptions {
  /** Aborted when the caller no longer wants it: the call fails with its reason, and the work for it ends. */
  readonly signal?: AbortSignal | undefined
  /**
   * The time on this thread's `performance.now()`, in milliseconds, after which the caller no longer waits. Waiting for a free
   * reader counts.
   */
  readonly deadline?: number | undefined
}

/** Milliseconds until the deadline, negative after it; undefined where there is none. */
export const leftMs = ({ deadline }: ReadOptions): number | undefined =>
  deadline === undefined ? undefined : deadline - performance.now()
