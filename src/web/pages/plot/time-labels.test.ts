import { describe, expect, it } from 'vitest'
import { timeInFull, timeLabels } from './time-labels.ts'

const HOUR = 3600
const DAY = 24 * HOUR
const from = (time: string, step: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => Date.parse(time) / 1000 + n * step)

describe('timeLabels', () => {
  it('labels days with months, and each year once', () => {
    const labels = timeLabels(from('2026-12-30T00:00:00Z', DAY, 4), DAY, true)
    expect(labels.map((label) => label.split('\n').length)).toEqual([2, 1, 2, 1])
    expect(labels[0]).toBe('Dec 30\n2026')
    expect(labels[2]).toBe('Jan 1\n2027')
  })

  it('labels times, and each day once', () => {
    const labels = timeLabels(from('2026-11-25T22:00:00Z', HOUR, 4), HOUR, true)
    expect(labels.map((label) => label.split('\n')[1])).toEqual(['Nov 25', undefined, 'Nov 26', undefined])
    expect(labels[1]).toMatch(/^11:00\sPM$/u)
    expect(timeLabels(from('2026-11-25T22:00:00Z', 10, 1), 10, true)[0]).toMatch(/^10:00:00\sPM\nNov 25$/u)
  })

  it('labels months on a long axis', () => {
    expect(timeLabels(from('2026-06-01T00:00:00Z', 31 * DAY, 2), 30 * DAY, true)).toEqual([
      'Jun\n2026',
      'Jul',
    ])
  })
})

describe('timeInFull', () => {
  it('shows a UTC day as that day', () => {
    expect(timeInFull(Date.parse('2026-11-25T00:00:00Z') / 1000, true)).toBe('Nov 25, 2026')
  })
})
