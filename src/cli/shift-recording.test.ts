import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { shiftRecording } from './shift-recording.ts'

const NOW = Date.UTC(2027, 4, 6, 12)
const DAY_MS = 86_400_000

const line = (eventTime: string, runId: string, more: object = {}): string =>
  JSON.stringify({ eventTime, run: { runId, facets: more }, job: { namespace: 'n', name: 'j' } })
const UUID = '0197a9a0-6d1c-7c3e-8f5e-1c2d3e4f5a6b'

interface Shown {
  readonly eventTime: string
  readonly run: { readonly runId: string; readonly facets: object }
}
const shift = (...lines: readonly string[]): readonly Shown[] =>
  shiftRecording(lines, NOW).map((text) => JSON.parse(text) as Shown)

describe('shiftRecording', () => {
  test('moves all times by whole days, so that the newest event is less than a day old', () => {
    const [first, last] = shift(
      line('2026-11-20T02:00:00Z', UUID, {
        nominalTime: { nominalStartTime: '2026-11-19T00:00:00Z', nominalEndTime: '2026-11-20T00:00:00Z' },
      }),
      line('2026-11-21T02:00:05.250+02:00', UUID),
    )
    expect(last?.eventTime).toBe('2027-05-06T00:00:05.250Z')
    expect(first?.eventTime).toBe('2027-05-05T02:00:00.000Z')
    expect(first?.run.facets).toEqual({
      nominalTime: {
        nominalStartTime: '2027-05-04T00:00:00.000Z',
        nominalEndTime: '2027-05-05T00:00:00.000Z',
      },
    })
  })

  test('changes each run id, in the same way at every place', () => {
    const [child] = shift(line('2026-11-20T02:00:00Z', 'batch 7', { parent: { run: { runId: UUID } } }))
    const [parent] = shift(line('2026-11-20T02:00:00Z', UUID))
    expect(parent?.run.runId).not.toBe(UUID)
    expect(parent?.run.runId.slice(0, 28)).toBe(UUID.slice(0, 28))
    expect(parent?.run.runId).toHaveLength(36)
    expect(child?.run.facets).toEqual({ parent: { run: { runId: parent?.run.runId } } })
    expect(child?.run.runId).not.toBe('batch 7')
  })

  test('does not change events of today, or without a time', () => {
    const today = [line('2027-05-06T08:00:00Z', UUID)]
    expect(shiftRecording(today, NOW)).toBe(today)
    const none = [JSON.stringify({ job: {} }), 'null']
    expect(shiftRecording(none, NOW)).toBe(none)
  })

  test.each(['dbt-shop', 'spark-warehouse'])(
    '%s: keeps the events and their order, and moves them to the last week',
    (name) => {
      const recorded = readFileSync(new URL(`../../examples/${name}/events.ndjson`, import.meta.url), 'utf8')
        .trimEnd()
        .split('\n')
      const before = recorded.map((text) => JSON.parse(text) as Shown)
      const after = shift(...recorded)
      const runs = (events: readonly Shown[]): number => new Set(events.map(({ run }) => run.runId)).size
      expect(runs(after)).toBe(runs(before))
      const moved = after.map(({ eventTime }, i) => Date.parse(eventTime) - Date.parse(before[i]!.eventTime))
      expect(new Set(moved).size).toBe(1)
      expect(moved[0]! % DAY_MS).toBe(0)
      for (const { eventTime } of after) {
        expect(Date.parse(eventTime)).toBeLessThanOrEqual(NOW)
        expect(Date.parse(eventTime)).toBeGreaterThan(NOW - 7 * DAY_MS)
      }
    },
  )
})
