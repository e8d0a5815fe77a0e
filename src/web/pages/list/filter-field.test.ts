import { expect, it } from 'vitest'
import { isoOf, isWholeTime, localOf } from './filter-field.ts'

it('keeps a time on the way into a field and back, to the minute', () => {
  expect(isoOf(localOf('2026-11-24T03:10:00.000Z'))).toBe('2026-11-24T03:10:00.000Z')
  expect(isoOf(localOf('2026-07-01T23:59:58.123Z'))).toBe('2026-07-01T23:59:00.000Z')
})

it('has nothing for what is no time', () => {
  expect(localOf('yesterday')).toBe('')
  expect(isoOf('')).toBe('')
  expect(isoOf('x')).toBe('')
})

it('takes no year for whole whose digits are still being typed', () => {
  expect(['0002-11-20T21:30', '0202-11-20T21:30'].map(isWholeTime)).toEqual([false, false])
  expect(['', '1970-01-01T00:00', '2026-11-20T21:30'].map(isWholeTime)).toEqual([true, true, true])
})
