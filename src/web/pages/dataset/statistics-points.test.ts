import { expect, it } from 'vitest'
import { daysOf, isReported } from './statistics-points.ts'

const DAYS = daysOf({
  points: [
    { day: '2026-11-01', writes: { count: 2, numRows: 0 }, reads: { count: 1 } },
    { day: '2026-11-03', writes: { count: 1, numRows: 40, numBytes: 5 } },
    { startedAt: '2026-11-03T01:00:00.000Z' },
  ],
})

it('distinguishes zero from unreported', () => {
  expect(
    DAYS.map(({ at, rowsWritten, bytesWritten, writes, reads }) => [
      at,
      rowsWritten,
      bytesWritten,
      writes,
      reads,
    ]),
  ).toEqual([
    [1793491200, 0, null, 2, 1],
    [1793664000, 40, 5, 1, 0],
  ])
})

it('detects whether anything was reported', () => {
  expect(isReported(DAYS, 'rowsRead', 'bytesRead')).toBe(false)
  expect(isReported(DAYS, 'rowsRead', 'bytesWritten')).toBe(true)
})
