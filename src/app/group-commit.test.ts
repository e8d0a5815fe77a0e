import { describe, expect, it } from 'vitest'
import type { Observation } from '../domain/aggregate.ts'
import type { CommitOutcome } from './commit-outcome.ts'
import { createGroupCommit, type GroupCommit } from './group-commit.ts'

const observation = (eventTime: number): Observation => ({ eventTime, datasets: [], jobs: [], content: [] })

/** A queue whose commits end when the test says so; `batches` are those that started. */
function controlled(bounds: { maxBatch?: number; maxBatchBytes?: number; maxWaiting?: number } = {}) {
  const batches: number[][] = []
  const ends: ((outcome: CommitOutcome) => void)[] = []
  let pending = 0
  let maxPending = 0
  const queue = createGroupCommit({
    maxBatch: 3,
    maxBatchBytes: 1000,
    maxWaiting: 5,
    ...bounds,
    commit: async (batch) => {
      batches.push(batch.map(({ eventTime }) => eventTime))
      maxPending = Math.max(maxPending, ++pending)
      const outcome = await new Promise<CommitOutcome>((resolve) => ends.push(resolve))
      pending--
      return batch.map(() => outcome)
    },
  })
  return {
    queue,
    batches,
    mostUnderWay: () => maxPending,
    end: async (outcome: CommitOutcome = { kind: 'stored', warnings: [] }) => {
      await settled()
      ends.shift()?.(outcome)
      await settled()
    },
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))
const tryToAdd = (queue: GroupCommit, eventTime: number) => queue.add(observation(eventTime), 1)

function add(queue: GroupCommit, eventTime: number, bytes = 1): Promise<CommitOutcome> {
  const added = queue.add(observation(eventTime), bytes)
  if (added === undefined) throw new Error('the queue is full')
  return added
}

describe('createGroupCommit', () => {
  it('commits simultaneous observations together, and those that arrive during a commit in the next', async () => {
    const { queue, batches, end, mostUnderWay } = controlled()
    const first = [add(queue, 1), add(queue, 2)]
    await settled()
    const second = [add(queue, 3), add(queue, 4), add(queue, 5), add(queue, 6)]
    await settled()
    expect(batches).toEqual([[1, 2]])
    await end()
    expect(await Promise.all(first)).toHaveLength(2)
    await end()
    await end()
    expect(await Promise.all(second)).toHaveLength(4)
    expect(batches).toEqual([[1, 2], [3, 4, 5], [6]])
    expect(mostUnderWay()).toBe(1)
  })

  it('resolves only after the commit', async () => {
    const { queue, end } = controlled()
    let done = false
    void add(queue, 1).then(() => (done = true))
    await settled()
    expect(done).toBe(false)
    await end()
    expect(done).toBe(true)
  })

  it('refuses what exceeds the queue, and accepts more once there is room', async () => {
    const { queue, end } = controlled()
    const taken = [1, 2, 3, 4, 5].map((i) => add(queue, i))
    expect(tryToAdd(queue, 6)).toBeUndefined()
    await settled()
    expect(tryToAdd(queue, 7)).toBeDefined()
    await end()
    await end()
    await Promise.all(taken)
  })

  it('limits the bytes of a commit, but commits a larger event alone', async () => {
    const { queue, batches, end } = controlled()
    const all = [add(queue, 1, 5000), add(queue, 2, 600), add(queue, 3, 500), add(queue, 4, 400)]
    await end()
    await end()
    await end()
    await Promise.all(all)
    expect(batches).toEqual([[1], [2], [3, 4]])
  })

  it('commits what waits before it closes, and accepts nothing more', async () => {
    const { queue, batches, end } = controlled()
    const waiting = [1, 2, 3, 4].map((i) => add(queue, i))
    let closed = false
    const closing = queue.close().then(() => (closed = true))
    expect(tryToAdd(queue, 9)).toBeUndefined()
    await end()
    expect(closed).toBe(false)
    await end()
    await closing
    expect(await Promise.all(waiting)).toHaveLength(4)
    expect(batches.flat()).toEqual([1, 2, 3, 4])
  })

  it('answers all that wait when the store is unavailable, and tries again for later ones', async () => {
    const { queue, batches, end } = controlled()
    const waiting = [1, 2, 3, 4, 5].map((i) => add(queue, i))
    const away = { kind: 'unavailable', message: 'gone' } as const
    await end(away)
    expect(await Promise.all(waiting)).toEqual(Array(5).fill(away))
    const later = add(queue, 6)
    await end()
    expect(await later).toMatchObject({ kind: 'stored' })
    expect(batches).toEqual([[1, 2, 3], [6]])
  })

  it('answers a single event behind a stuck commit within four seconds, and does not write it', async () => {
    const { queue, batches, end } = controlled()
    const stuck = add(queue, 1)
    await settled()
    const start = performance.now()
    const late = add(queue, 2)
    const many = queue.add(observation(3), 1, {})
    expect(await late).toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('4 s') as string,
    })
    expect(performance.now() - start).toBeLessThan(5_000)
    expect([queue.waiting, queue.waitingBytes]).toEqual([1, 1])
    await end()
    expect(await stuck).toMatchObject({ kind: 'stored' })
    await end()
    expect(await many).toMatchObject({ kind: 'stored' })
    expect(batches).toEqual([[1], [3]])
    await queue.close()
  })

  it('starts a second commit if many wait, but not a third', async () => {
    const { queue, batches, end, mostUnderWay } = controlled({ maxBatch: 60, maxWaiting: 1000 })
    const all = [add(queue, 0)]
    await settled()
    all.push(...Array.from({ length: 99 }, (_, i) => add(queue, i)))
    await settled()
    expect(batches.map(({ length }) => length)).toEqual([1])
    all.push(...Array.from({ length: 201 }, (_, i) => add(queue, i)))
    await settled()
    expect(batches.map(({ length }) => length)).toEqual([1, 60])
    let left = true
    const done = Promise.all(all).then(() => (left = false))
    while (left) await end()
    await done
    expect(mostUnderWay()).toBe(2)
    expect(batches.flat()).toHaveLength(301)
  })

  it('continues after a commit that throws', async () => {
    let tries = 0
    const queue = createGroupCommit({
      maxBatch: 1,
      maxBatchBytes: 1000,
      maxWaiting: 5,
      commit: (batch) =>
        ++tries === 1
          ? Promise.reject(new Error('thrown'))
          : Promise.resolve(batch.map(() => ({ kind: 'stored', warnings: [] }))),
    })
    const [first, second] = [add(queue, 1), add(queue, 2)]
    await expect(first).rejects.toThrow('thrown')
    await expect(second).resolves.toEqual({ kind: 'stored', warnings: [] })
  })
})
