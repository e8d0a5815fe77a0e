/** How long a caller waits for a read, whether this thread, another thread or a server answers it. */
export interface ReadOptions {
  /** Aborted when the caller no longer wants the result: the call rejects with the signal's reason, and its work ends. */
  readonly signal?: AbortSignal | undefined
  /**
   * The time on this thread's `performance.now()`, in milliseconds, after which the caller no longer waits. Includes
   * waiting for a free reader.
   */
  readonly deadline?: number | undefined
}

/** Milliseconds until the deadline, negative after it; undefined if there is none. */
export const leftMs = ({ deadline }: ReadOptions): number | undefined =>
  deadline === undefined ? undefined : deadline - performance.now()
