import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PruneOptions } from './prune-all.ts'
import { startRetention } from './retention.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 26)

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

it('runs a minute after the start and then every hour, even if another task runs, until it is stopped', async () => {
  const requested: PruneOptions[] = []
  const maintenance = {
    startPrune(options: PruneOptions) {
      requested.push(options)
      return undefined
    },
  }
  const end = startRetention({ maintenance, keepMs: 24 * HOUR, now: Date.now })
  await vi.advanceTimersByTimeAsync(59_000)
  expect(requested).toEqual([])
  await vi.advanceTimersByTimeAsync(2 * HOUR + 1_000)
  expect(requested).toEqual(
    [0, 1, 2].map((hours) => ({ before: NOW + 60_000 + hours * HOUR - 24 * HOUR, dryRun: false })),
  )
  end()
  await vi.advanceTimersByTimeAsync(5 * HOUR)
  expect(requested).toHaveLength(3)
})
