import type { Observation } from '../domain/aggregate.ts'
import { createBatchSize } from './batch-size.ts'
import type { CommitOutcome } from './commit-outcome.ts'

export interface GroupCommitOptions {
  /** Writes a batch and answers one outcome an observation, in order. Two calls at most are under way at once. */
  readonly commit: (batch: readonly Observation[]) => Promise<readonly CommitOutcome[]>
  /**
   * Observations, and bytes of events, that one commit may hold. A single larger event is committed alone. Commits begin
   * with 100 and become larger or smaller until one takes about a second.
   */
  readonly maxBatch: number
  readonly maxBatchBytes: number
  /** Observations that may wait. */
  readonly maxWaiting: number
}

export interface GroupCommit {
  /** Resolves after the commit that holds the observation; undefined, and nothing queued, if the queue is full or closed. */
  readonly add: (observation: Observation, bytes: number) => Promise<CommitOutcome> | undefined
  readonly waiting: number
  /** Takes nothing more and resolves when all that waited is committed. */
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly observation: Observation
  readonly bytes: number
  readonly resolve: (outcome: CommitOutcome) => void
  readonly reject: (error: unknown) => void
}

const FIRST_BATCH = 100
const COMMIT_MS = 1_000
/** Where so many wait, their commit begins before the last has ended: a store may prepare one while it writes another. */
const MANY = 100

/**
 * Concurrent writers share commits: one commit is under way at a time, and everything that came meanwhile (up to the
 * caps) goes in the next. So a lone event is committed at once, and batches grow by themselves as load grows. Under much
 * load a second commit is handed to the store meanwhile.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  let queue: Waiting[] = []
  let closed = false
  let begun = false
  const underWay = new Set<Promise<void>>()
  const size = createBatchSize({ first: FIRST_BATCH, most: options.maxBatch, aimMs: COMMIT_MS })

  function nextBatch(): readonly Waiting[] {
    let count = 0
    let bytes = 0
    while (count < queue.length && count < size.now) {
      bytes += queue[count]!.bytes
      if (count > 0 && bytes > options.maxBatchBytes) break
      count++
    }
    const batch = queue.slice(0, count)
    queue = queue.slice(count)
    return batch
  }

  /**
   * A store that is away may take seconds to say so, and clients wait for five: those in the queue are told at once, instead
   * of each batch finding out by itself.
   */
  function giveUpOn(outcomes: readonly CommitOutcome[]): void {
    const last = outcomes.at(-1)
    if (last === undefined || !outcomes.every(({ kind }) => kind === 'unavailable')) return
    for (const { resolve } of queue) resolve(last)
    queue = []
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const start = performance.now()
    const full = batch.length >= size.now
    try {
      const outcomes = await options.commit(batch.map(({ observation }) => observation))
      size.learn(batch.length, performance.now() - start, full)
      batch.forEach(({ resolve }, i) => resolve(outcomes[i]!))
      giveUpOn(outcomes)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  /** Begins the commits that may begin now. */
  function work(): void {
    begun = false
    while (queue.length > 0 && (underWay.size === 0 || (underWay.size === 1 && queue.length >= MANY))) {
      const working = commit(nextBatch()).finally(() => {
        underWay.delete(working)
        work()
      })
      underWay.add(working)
    }
  }

  /** Requests that arrived in one turn of the event loop belong in one commit. */
  function workSoon(): void {
    if (begun) return
    begun = true
    setImmediate(work)
  }

  return {
    add(observation, bytes) {
      if (closed || queue.length >= options.maxWaiting) return undefined
      return new Promise((resolve, reject) => {
        queue.push({ observation, bytes, resolve, reject })
        workSoon()
      })
    },
    get waiting() {
      return queue.length
    },
    async close() {
      closed = true
      if (begun) work()
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
