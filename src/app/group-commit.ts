import type { Observation } from '../domain/aggregate.ts'
import { createBatchSize } from './batch-size.ts'
import type { CommitOutcome } from './commit-outcome.ts'
import { createFairQueue } from './fair-queue.ts'

export interface GroupCommitOptions {
  /** Writes a batch and returns one outcome per observation, in order. At most two calls overlap. */
  readonly commit: (
    batch: readonly Observation[],
    /** The traced steps of requests that wait for the batch. */
    waiting: readonly object[],
  ) => Promise<readonly CommitOutcome[]>
  /** The current traced step. */
  readonly here?: (() => object | undefined) | undefined
  /**
   * The maximum number of observations, and of bytes of events, per commit. A single larger event is committed alone. Batches start
   * with 100 and grow or shrink until a commit takes about a second.
   */
  readonly maxBatch: number
  readonly maxBatchBytes: number
  /** The maximum number of waiting observations. */
  readonly maxWaiting: number
  /** Called after each commit, successful or not. */
  readonly onCommit?: ((commit: CommitSize) => void) | undefined
}

/** The size of a commit: observations, bytes of their events, and duration. */
export interface CommitSize {
  readonly events: number
  readonly bytes: number
  readonly ms: number
}

export interface GroupCommit {
  /**
   * Resolves after the commit that contains the observation. Returns undefined, and queues nothing, if the queue is full or closed,
   * or if the commit would come too late for the sender of a single event. Observations of one `source`, a request with many events,
   * take turns with others. A single event that no commit has taken within 4 s becomes `unavailable`.
   */
  readonly add: (
    observation: Observation,
    bytes: number,
    source?: object,
  ) => Promise<CommitOutcome> | undefined
  readonly waiting: number
  /** The bytes of the waiting events. */
  readonly waitingBytes: number
  /** Milliseconds since the oldest pending commit started; 0 if there is none. */
  readonly committingMs: number
  /** Accepts nothing more, and resolves once all waiting observations are committed. */
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly observation: Observation
  /** When it was added, in milliseconds of `performance.now()`. */
  readonly since: number
  readonly bytes: number
  readonly from: object | undefined
  readonly resolve: (outcome: CommitOutcome) => void
  readonly reject: (error: unknown) => void
}

const FIRST_BATCH = 100
const COMMIT_MS = 1_000
/**
 * OpenLineage clients give up after five seconds. A single event whose commit has not started within this time is answered as
 * `unavailable`, and is not written.
 */
const MAX_WAIT_MS = 4_000
const TOO_LONG: CommitOutcome = {
  kind: 'unavailable',
  message:
    `the event waited ${MAX_WAIT_MS / 1000} s for a commit that has not ended, and was not written: the store is slow ` +
    'or does not answer; send it again',
}
/** The interval of checks for late events. */
const LATE_CHECK_MS = 100
/** If this many observations wait, a second commit starts, since a store may prepare one while it writes another. */
const SECOND_COMMIT_AT = 100

/**
 * Concurrent writers share commits. One commit runs at a time, and everything that arrives during it goes into the next, up to the
 * limits. So a single event is committed at once, and batches grow with the load. Under heavy load, a second commit overlaps.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const queue = createFairQueue<Waiting>()
  let closed = false
  /** The recent duration per observation in commits of the maximum size. */
  let msPerEvent = 0
  let scheduled = false
  /** Pending commits, with their start. */
  const pending = new Map<Promise<void>, number>()
  let waitingBytes = 0
  let lateTimer: NodeJS.Timeout | undefined
  const size = createBatchSize({ first: FIRST_BATCH, max: options.maxBatch, targetMs: COMMIT_MS })

  function nextBatch(): readonly Waiting[] {
    let bytes = 0
    return queue.take((next, taken) => {
      bytes += next.bytes
      return taken < size.current && (taken === 0 || bytes <= options.maxBatchBytes)
    })
  }

  /**
   * If the store is unavailable, all waiting observations are answered at once. Otherwise each batch would wait for the failure,
   * which may take seconds, while clients give up after five.
   */
  function giveUpOn(outcomes: readonly CommitOutcome[]): void {
    const last = outcomes.at(-1)
    if (last === undefined || !outcomes.every(({ kind }) => kind === 'unavailable')) return
    for (const { resolve } of queue.drain()) resolve(last)
    waitingBytes = 0
  }

  /** Answers single events that have waited too long. No commit contains them. */
  function giveUpLate(): void {
    lateTimer = undefined
    // Timers may fire a millisecond early.
    const since = performance.now() - MAX_WAIT_MS + 1
    for (const { bytes, resolve } of queue.takeAlone((one) => one.since <= since)) {
      waitingBytes -= bytes
      resolve(TOO_LONG)
    }
    if (queue.alone > 0) lateTimer = setTimeout(giveUpLate, LATE_CHECK_MS)
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const start = performance.now()
    const bytes = batch.reduce((sum, one) => sum + one.bytes, 0)
    waitingBytes -= bytes
    const full = batch.length >= size.current
    try {
      const outcomes = await options.commit(
        batch.map(({ observation }) => observation),
        batch.map(({ from }) => from).filter((from) => from !== undefined),
      )
      const took = performance.now() - start
      size.record(batch.length, took, full)
      if (full)
        msPerEvent = msPerEvent === 0 ? took / batch.length : 0.7 * msPerEvent + 0.3 * (took / batch.length)
      batch.forEach(({ resolve }, i) => resolve(outcomes[i]!))
      giveUpOn(outcomes)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      options.onCommit?.({ events: batch.length, bytes, ms: performance.now() - start })
    }
  }

  /** Starts the commits that may start now. */
  function work(): void {
    scheduled = false
    while (queue.size > 0 && (pending.size === 0 || (pending.size === 1 && queue.size >= SECOND_COMMIT_AT))) {
      const working = commit(nextBatch()).finally(() => {
        pending.delete(working)
        work()
      })
      pending.set(working, performance.now())
    }
  }

  /** Requests that arrive in one turn of the event loop share a commit. */
  function workSoon(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(work)
  }

  return {
    add(observation, bytes, source) {
      if (closed || queue.size >= options.maxWaiting) return undefined
      if (source === undefined && queue.alone * msPerEvent > MAX_WAIT_MS) return undefined
      const from = options.here?.()
      return new Promise((resolve, reject) => {
        waitingBytes += bytes
        queue.add({ observation, since: performance.now(), bytes, from, resolve, reject }, source)
        if (source === undefined) lateTimer ??= setTimeout(giveUpLate, MAX_WAIT_MS)
        workSoon()
      })
    },
    get waiting() {
      return queue.size
    },
    get waitingBytes() {
      return waitingBytes
    },
    get committingMs() {
      const [began] = pending.values()
      return began === undefined ? 0 : performance.now() - began
    },
    async close() {
      closed = true
      if (scheduled) work()
      while (pending.size > 0) await Promise.all(pending.keys())
      clearTimeout(lateTimer)
    },
  }
}
