import type { Observation } from '../domain/aggregate.ts'
import type { CommitOutcome } from './commit-outcome.ts'

export interface GroupCommitOptions {
  /** Writes a batch and answers one outcome an observation, in order. Never called before the last call has answered. */
  readonly commit: (batch: readonly Observation[]) => Promise<readonly CommitOutcome[]>
  /** Observations, and bytes of events, that one commit may hold. A single larger event is committed alone. */
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

/**
 * Concurrent writers share commits: one commit is under way at a time, and everything that came meanwhile (up to the
 * caps) goes in the next. So a lone event is committed at once, and batches grow by themselves as load grows.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  let queue: Waiting[] = []
  let closed = false
  let working: Promise<void> | undefined

  function nextBatch(): readonly Waiting[] {
    let count = 0
    let bytes = 0
    while (count < queue.length && count < options.maxBatch) {
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

  async function work(): Promise<void> {
    // Requests that arrived in one turn of the event loop belong in one commit.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      const batch = nextBatch()
      try {
        const outcomes = await options.commit(batch.map(({ observation }) => observation))
        batch.forEach(({ resolve }, i) => resolve(outcomes[i]!))
        giveUpOn(outcomes)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    working = undefined
  }

  return {
    add(observation, bytes) {
      if (closed || queue.length >= options.maxWaiting) return undefined
      return new Promise((resolve, reject) => {
        queue.push({ observation, bytes, resolve, reject })
        working ??= work()
      })
    },
    get waiting() {
      return queue.length
    },
    async close() {
      closed = true
      await working
    },
  }
}
