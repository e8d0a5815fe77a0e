import { expect, it } from 'vitest'
import { runPoints } from './run-points.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour)).toISOString()

it('plots runs by start, duration and state', () => {
  const now = Date.parse(at(5))
  const { times, series } = runPoints(
    [
      { id: 'd', status: 'running', startedAt: at(4) },
      { id: 'c', status: 'failed', startedAt: at(3), durationMs: 30 },
      { id: 'b', status: 'succeeded', startedAt: at(2), durationMs: 20 },
      { id: 'a', status: 'succeeded', startedAt: at(1) },
      { id: '-', status: 'succeeded', durationMs: 1 },
    ],
    now,
  )
  expect(times).toEqual([2, 3, 4].map((hour) => Date.parse(at(hour)) / 1000))
  expect(series).toEqual({
    succeeded: [20, null, null],
    failed: [null, 30, null],
    running: [null, null, 3_600_000],
  })
})
