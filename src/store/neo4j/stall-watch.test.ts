import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStallWatch } from './stall-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = (): Promise<unknown> => new Promise(() => undefined)

it('ends all waiting calls if the server does not answer a ping', async () => {
  const ping = vi.fn(never)
  const watch = createStallWatch('bolt://there', ping)
  const stalled: string[] = []
  watch.waits('READ', ({ message }) => stalled.push(message))
  await vi.advanceTimersByTimeAsync(900)
  expect(ping).not.toHaveBeenCalled()
  watch.waits('WRITE', ({ message }) => stalled.push(message))
  await vi.advanceTimersByTimeAsync(200)
  expect(ping.mock.calls).toEqual([['WRITE']])
  await vi.advanceTimersByTimeAsync(1_800)
  expect(stalled).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(stalled).toHaveLength(2)
  expect(stalled[0]).toContain('Neo4j at bolt://there has not answered for 3 s')
})

it('lets a slow call wait while the server answers pings or other calls', async () => {
  const ping = vi.fn(() => Promise.resolve())
  const watch = createStallWatch('bolt://there', ping)
  const onStall = vi.fn()
  const done = watch.waits('WRITE', onStall)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(ping.mock.calls.length).toBeGreaterThan(5)
  ping.mockImplementation(never as () => Promise<void>)
  for (let i = 0; i < 10; i++) {
    const answered = watch.waits('READ', onStall)
    await vi.advanceTimersByTimeAsync(800)
    answered(true)
  }
  expect(onStall).not.toHaveBeenCalled()
  done(true)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(onStall).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})

it('does not count an abandoned call as an answer', async () => {
  const watch = createStallWatch('bolt://there', never)
  const onStall = vi.fn()
  watch.waits('WRITE', onStall)
  const other = watch.waits('READ', onStall)
  await vi.advanceTimersByTimeAsync(2_000)
  other(false)
  await vi.advanceTimersByTimeAsync(1_100)
  expect(onStall).toHaveBeenCalledTimes(1)
})

it.each([
  ['self-signed certificate', 'self-signed certificate'],
  [
    'Failed to connect to server. Caused by: connect ECONNREFUSED 10.0.0.1:7687',
    'connection refused, because nothing listens on 10.0.0.1:7687',
  ],
  ['getaddrinfo ENOTFOUND there', 'the host name there is unknown'],
])('reports why a ping failed: %s', async (cause, shown) => {
  const watch = createStallWatch('bolt://there', () => Promise.reject(new Error(cause)))
  let message = ''
  watch.waits('READ', (error) => (message = error.message))
  await vi.advanceTimersByTimeAsync(3_100)
  expect(message).toBe(`Neo4j at bolt://there cannot be reached: ${shown}`)
})
