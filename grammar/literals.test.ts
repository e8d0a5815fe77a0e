import { expect, test } from 'vitest'
import { calendarDate, instant, isoDuration, shortDuration } from './literals.ts'

const value = (of: number) => ({ kind: 'value', value: of })

test('durations in milliseconds', () => {
  expect(shortDuration('30s')).toEqual(value(30_000))
  expect(shortDuration('90m')).toEqual(value(5_400_000))
  expect(shortDuration('2w')).toEqual(value(1_209_600_000))
  expect(shortDuration('2y')).toBeUndefined()
  expect(isoDuration('P1DT12H')).toEqual(value(129_600_000))
  expect(isoDuration('PT1M1.5S')).toEqual(value(61_500))
  expect(isoDuration('P1W')).toEqual(value(604_800_000))
  expect(isoDuration('P1M')).toEqual({ kind: 'calendar' })
  expect(isoDuration('P1Y2DT3H')).toEqual({ kind: 'calendar' })
  expect(isoDuration('P')).toBeUndefined()
  expect(isoDuration('P1DT')).toBeUndefined()
  expect(isoDuration('P99999999999999D')).toEqual({ kind: 'too-large' })
})

test('dates as days since 1970', () => {
  expect(calendarDate('1970-01-02')).toEqual(value(1))
  expect(calendarDate('1969-12-31')).toEqual(value(-1))
  expect(calendarDate('0001-01-01')).toEqual(value(-719_162))
  expect(calendarDate('2026-02-30')).toEqual({ kind: 'calendar' })
})

test('instants in milliseconds, without a zone in UTC', () => {
  const at = Date.UTC(2026, 10, 1, 10, 0, 0)
  for (const text of [
    '2026-11-01T10:00:00Z',
    '2026-11-01T10:00',
    '2026-11-01t10:00:00z',
    '2026-11-01T12:00:00+02:00',
    '2026-11-01T04:30:00-0530',
  ]) {
    expect(instant(text), text).toEqual(value(at))
  }
  expect(instant('2026-11-01T10:00:00.1239Z')).toEqual(value(at + 123))
  expect(instant('2026-11-01T10:60Z')).toEqual({ kind: 'calendar' })
})
