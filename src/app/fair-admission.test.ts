import { expect, it } from 'vitest'
import { createFairAdmission, NotAdmitted, type FairAdmission } from './fair-admission.ts'

/** Enters callers and records the order in which they start. */
function watched(admission: FairAdmission) {
  const started: string[] = []
  const leaves: (() => void)[] = []
  return {
    begun: started,
    /** Ends the request that started first. */
    async endOne() {
      leaves.shift()!()
      await settled()
    },
    enter(caller: string, how?: Parameters<FairAdmission['enter']>[1]): Promise<string> {
      return admission.enter(caller, how).then(
        (leave) => {
          started.push(caller)
          leaves.push(leave)
          return 'begun'
        },
        (error: unknown) => (error instanceof NotAdmitted ? error.reason : (error as Error).message),
      )
    },
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('gives one caller half of the places, and others the rest', async () => {
  const work = watched(createFairAdmission({ places: 4 }))
  for (let i = 0; i < 5; i++) void work.enter('greedy')
  void work.enter('a')
  void work.enter('b')
  void work.enter('c')
  await settled()
  expect(work.begun).toEqual(['greedy', 'greedy', 'a', 'b'])
  await work.endOne()
  expect(work.begun.slice(4)).toEqual(['greedy'])
})

it('serves callers that wait in turn, not in the order of their requests', async () => {
  const work = watched(createFairAdmission({ places: 1 }))
  for (let i = 0; i < 4; i++) void work.enter('greedy')
  void work.enter('a')
  void work.enter('b')
  void work.enter('a')
  await settled()
  for (let i = 0; i < 6; i++) await work.endOne()
  expect(work.begun).toEqual(['greedy', 'greedy', 'a', 'b', 'greedy', 'a', 'greedy'])
})

it('gives every caller at least one place', async () => {
  const work = watched(createFairAdmission({ places: 1 }))
  expect(await work.enter('a')).toBe('begun')
  void work.enter('b')
  await work.endOne()
  expect(work.begun).toEqual(['a', 'b'])
})

it('refuses requests of a caller beyond its queue', async () => {
  const admission = createFairAdmission({ places: 2, maxWaitingPerCaller: 3 })
  const work = watched(admission)
  const all = Array.from({ length: 6 }, () => work.enter('greedy'))
  expect(await all[4]).toBe('share')
  expect(await all[5]).toBe('share')
  expect(admission.waiting).toBe(3)
  expect(await work.enter('a')).toBe('begun')
})

it('refuses a request of the longest queue in favour of a shorter one when the queue is full', async () => {
  const admission = createFairAdmission({ places: 1, maxWaiting: 4 })
  const work = watched(admission)
  const greedy = Array.from({ length: 5 }, () => work.enter('greedy'))
  await settled()
  void work.enter('a')
  expect(await greedy[4]).toBe('full')
  expect(await work.enter('greedy')).toBe('full')
  expect(admission.waiting).toBe(4)
  await work.endOne()
  await work.endOne()
  expect(work.begun).toEqual(['greedy', 'greedy', 'a'])
})

it('stops waiting when the caller disconnects or the time is up', async () => {
  const admission = createFairAdmission({ places: 2 })
  const work = watched(admission)
  await work.enter('a')
  const gone = new AbortController()
  const waiting = work.enter('a', { signal: gone.signal })
  const late = work.enter('a', { withinMs: 20 })
  gone.abort(new Error('gone'))
  expect(await waiting).toBe('gone')
  expect(await late).toBe('share')
  await work.enter('b')
  expect(await work.enter('c', { withinMs: 20 })).toBe('full')
  expect(await work.enter('c', { signal: gone.signal })).toBe('gone')
  expect([admission.running, admission.waiting]).toEqual([2, 0])
})

it('counts a place that is given back twice only once', async () => {
  const admission = createFairAdmission({ places: 2 })
  const leave = await admission.enter('a')
  await admission.enter('b')
  leave()
  leave()
  expect(admission.running).toBe(1)
})
