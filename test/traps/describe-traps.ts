import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Observation } from '../../src/domain/aggregate.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { DumpRow, LineageStore } from '../../src/store/lineage-store.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { ENGINE_TRAPS, FLINK_TRAPS, ORCHESTRATOR_TRAPS } from './other-traps.ts'
import { seenOf, type Seen } from './seen-of.ts'
import { SPARK_TRAPS } from './spark-traps.ts'
import { eventsOf, type Trap } from './trap.ts'

const TRAPS: readonly Trap[] = [...SPARK_TRAPS, ...FLINK_TRAPS, ...ENGINE_TRAPS, ...ORCHESTRATOR_TRAPS]

/** As they come, a few at a time; and all twice, the last first, in one batch. */
const ARRIVALS: Readonly<
  Record<string, (events: readonly Observation[]) => readonly (readonly Observation[])[]>
> = {
  'as they come': (events) =>
    Array.from({ length: Math.ceil(events.length / 3) }, (_, i) => events.slice(i * 3, i * 3 + 3)),
  'backwards and twice': (events) => [[...events, ...events].reverse()],
}

/** Puts all traps into a store that `open` gives, empty, and demands of each what it says, in every arrival. */
export function describeTraps(store: string, open: () => Promise<LineageStore>): void {
  describe.each(Object.keys(ARRIVALS))(`${store}: events of producers, %s`, (arrival) => {
    let rows: readonly DumpRow[] = []
    beforeAll(async () => {
      const opened = await open()
      const events = TRAPS.flatMap((trap, n) => eventsOf(trap, n).map(observationOf))
      for (const batch of ARRIVALS[arrival]!(events)) await opened.ingest(batch)
      rows = await dumpOf(opened)
      await opened.close()
    })
    afterAll(() => void (rows = []))

    it.each(TRAPS.map((trap, n) => ({ ...trap, n })))('$name', ({ n, ...trap }) => {
      const seen = seenOf(rows, n)
      const keys = (Object.keys(seen) as (keyof Seen)[]).filter((key) => trap[key] !== undefined)
      const expected = Object.fromEntries(keys.map((key) => [key, [...trap[key]!].sort()]))
      expect(Object.fromEntries(keys.map((key) => [key, seen[key]]))).toEqual(expected)
    })
  })
}

function observationOf(event: unknown): Observation {
  const result = readEvent(event)
  if (!result.ok) throw new Error(result.error.reason)
  return result.value.observation
}
