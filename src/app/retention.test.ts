import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PruneOptions } from './prune-all.ts'
import { startRetention } from './retention.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 26)

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

it('begins a minute after the start, goes on each hour though another task is in the way, and ends', async () => {
  const asked: PruneOptions[] = []
  const maintenance = {
    startPrune(wish: PruneOptions) {
      asked.push(wish)
      return undefined
    },
  }
  const end = startRetention({ maintenance, keepMs: 24 * HOUR, now: Date.now })
  await vi.advanceTimersByTimeAsync(59_000)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(2 * HOUR + 1_000)
  expect(asked).toEqual(
    [0, 1, 2].map((hours) => ({ before: NOW + 60_000 + hours * HOUR - 24 * HOUR, dryRun: false })),
  )
  end()
  await vi.advanceTimersByTimeAsync(5 * HOUR)
  expect(asked).toHaveLength(3)
})
