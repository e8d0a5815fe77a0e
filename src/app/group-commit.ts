import type { Observation } from '../domain/aggregate.ts'
import { createBatchSize } from './batch-size.ts'
import type { CommitOutcome } from './commit-outcome.ts'
import { createFairQueue } from './fair-queue.ts'

export interface GroupCommitOptions {
  /** Writes a batch and answers one outcome an observation, in order. Two calls at most are under way at once. */
  readonly commit: (
    batch: readonly Observation[],
    /** The steps of requests that wait for it, where they are followed. */
    waiting: readonly object[],
  ) => Promise<readonly CommitOutcome[]>
  /** The step that an observation is added in. */
  readonly here?: (() => object | undefined) | undefined
  /**
   * Observations, and bytes of events, that one commit may hold. A single larger event is committed alone. Commits begin
   * with 100 and become larger or smaller until one takes about a second.
   */
  readonly maxBatch: number
  readonly maxBatchBytes: number
  /** Observations that may wait. */
  readonly maxWaiting: number
  /** Told of each commit that has ended, well or not. */
  readonly onCommit?: ((commit: CommitSize) => void) | undefined
}

/** A commit: observations, bytes of their events, and how long it took. */
export interface CommitSize {
  readonly events: number
  readonly bytes: number
  readonly ms: number
}

export interface GroupCommit {
  /**
   * Resolves after the commit that holds the observation; undefined, and nothing queued, if the queue is full or closed, or
   * the commit would come too late for the sender of a single event. The observations of one `source`, a request with many
   * events, take turns with others. A single one that no commit has taken within 4 s leaves the queue as `unavailable`.
   */
  readonly add: (
    observation: Observation,
    bytes: number,
    source?: object,
  ) => Promise<CommitOutcome> | undefined
  readonly waiting: number
  /** Bytes of the events that wait. */
  readonly waitingBytes: number
  /** Milliseconds since the oldest commit under way began; 0 where none is. */
  readonly committingMs: number
  /** Takes nothing more and resolves when all that waited is committed. */
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
 * OpenLineage clients give up after five seconds: a single event that waits longer than this for its commit to begin is
 * answered `unavailable` before, and not written.
 */
const LONGEST_WAIT_MS = 4_000
const TOO_LONG: CommitOutcome = {
  kind: 'unavailable',
  message:
    `the event waited ${LONGEST_WAIT_MS / 1000} s for a commit that has not ended, and was not written: the store is slow ` +
    'or does not answer; send it again',
}
/** Later ones are looked for so often. */
const LATE_CHECK_MS = 100
/** Where so many wait, their commit begins before the last has ended: a store may prepare one while it writes another. */
const MANY = 100

/**
 * Concurrent writers share commits: one commit is under way at a time, and everything that came meanwhile (up to the
 * caps) goes in the next. So a lone event is committed at once, and batches grow by themselves as load grows. Under much
 * load a second commit is handed to the store meanwhile.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const queue = createFairQueue<Waiting>()
  let closed = false
  /** What an observation lately took of a commit that was as large as it may be. */
  let msEach = 0
  let begun = false
  /** Each with the time when it began. */
  const underWay = new Map<Promise<void>, number>()
  let waitingBytes = 0
  let leaving: NodeJS.Timeout | undefined
  const size = createBatchSize({ first: FIRST_BATCH, max: options.maxBatch, targetMs: COMMIT_MS })

  function nextBatch(): readonly Waiting[] {
    let bytes = 0
    return queue.take((next, taken) => {
      bytes += next.bytes
      return taken < size.current && (taken === 0 || bytes <= options.maxBatchBytes)
    })
  }

  /**
   * A store that is away may take seconds to say so, and clients wait for five: those in the queue are answered at once,
   * instead of each batch finding out by itself.
   */
  function giveUpOn(outcomes: readonly CommitOutcome[]): void {
    const last = outcomes.at(-1)
    if (last === undefined || !outcomes.every(({ kind }) => kind === 'unavailable')) return
    for (const { resolve } of queue.drain()) resolve(last)
    waitingBytes = 0
  }

  /** Answers single events that have waited too long, which then are in no commit. */
  function giveUpLate(): void {
    leaving = undefined
    // Timers may come a millisecond early.
    const since = performance.now() - LONGEST_WAIT_MS + 1
    for (const { bytes, resolve } of queue.takeAlone((one) => one.since <= since)) {
      waitingBytes -= bytes
      resolve(TOO_LONG)
    }
    if (queue.alone > 0) leaving = setTimeout(giveUpLate, LATE_CHECK_MS)
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
      if (full) msEach = msEach === 0 ? took / batch.length : 0.7 * msEach + 0.3 * (took / batch.length)
      batch.forEach(({ resolve }, i) => resolve(outcomes[i]!))
      giveUpOn(outcomes)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      options.onCommit?.({ events: batch.length, bytes, ms: performance.now() - start })
    }
  }

  /** Begins the commits that may begin now. */
  function work(): void {
    begun = false
    while (queue.size > 0 && (underWay.size === 0 || (underWay.size === 1 && queue.size >= MANY))) {
      const working = commit(nextBatch()).finally(() => {
        underWay.delete(working)
        work()
      })
      underWay.set(working, performance.now())
    }
  }

  /** Requests that arrived in one turn of the event loop belong in one commit. */
  function workSoon(): void {
    if (begun) return
    begun = true
    setImmediate(work)
  }

  return {
    add(observation, bytes, source) {
      if (closed || queue.size >= options.maxWaiting) return undefined
      if (source === undefined && queue.alone * msEach > LONGEST_WAIT_MS) return undefined
      const from = options.here?.()
      return new Promise((resolve, reject) => {
        waitingBytes += bytes
        queue.add({ observation, since: performance.now(), bytes, from, resolve, reject }, source)
        if (source === undefined) leaving ??= setTimeout(giveUpLate, LONGEST_WAIT_MS)
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
      const [began] = underWay.values()
      return began === undefined ? 0 : performance.now() - began
    },
    async close() {
      closed = true
      if (begun) work()
      while (underWay.size > 0) await Promise.all(underWay.keys())
      clearTimeout(leaving)
    },
  }
}
