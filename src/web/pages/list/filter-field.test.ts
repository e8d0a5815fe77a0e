import { expect, it } from 'vitest'
import { isoOf, isWholeTime, localOf } from './filter-field.ts'

it('round-trips a time to the minute', () => {
  expect(isoOf(localOf('2026-11-24T03:10:00.000Z'))).toBe('2026-11-24T03:10:00.000Z')
  expect(isoOf(localOf('2026-07-01T23:59:58.123Z'))).toBe('2026-07-01T23:59:00.000Z')
})

it('returns an empty text for an invalid time', () => {
  expect(localOf('yesterday')).toBe('')
  expect(isoOf('')).toBe('')
  expect(isoOf('x')).toBe('')
})

it('rejects years that are still being typed', () => {
  expect(['0002-11-20T21:30', '0202-11-20T21:30'].map(isWholeTime)).toEqual([false, false])
  expect(['', '1970-01-01T00:00', '2026-11-20T21:30'].map(isWholeTime)).toEqual([true, true, true])
})
