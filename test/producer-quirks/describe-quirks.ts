import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Observation } from '../../src/domain/aggregate.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { DumpRow, LineageStore } from '../../src/store/lineage-store.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { ENGINE_QUIRKS, FLINK_QUIRKS, ORCHESTRATOR_QUIRKS } from './other-quirks.ts'
import { lineageOf, type QuirkLineage } from './lineage-of-quirk.ts'
import { SPARK_QUIRKS } from './spark-quirks.ts'
import { eventsOf, type Quirk } from './quirk.ts'

const QUIRKS: readonly Quirk[] = [...SPARK_QUIRKS, ...FLINK_QUIRKS, ...ENGINE_QUIRKS, ...ORCHESTRATOR_QUIRKS]

/** In order, a few at a time; and all twice, in reverse, in one batch. */
const ARRIVALS: Readonly<
  Record<string, (events: readonly Observation[]) => readonly (readonly Observation[])[]>
> = {
  'as they come': (events) =>
    Array.from({ length: Math.ceil(events.length / 3) }, (_, i) => events.slice(i * 3, i * 3 + 3)),
  'backwards and twice': (events) => [[...events, ...events].reverse()],
}

/** Ingests all quirks into an empty store from `open`, in each arrival, and compares the lineage of each quirk. */
export function describeQuirks(store: string, open: () => Promise<LineageStore>): void {
  describe.each(Object.keys(ARRIVALS))(`${store}: events of producers, %s`, (arrival) => {
    let rows: readonly DumpRow[] = []
    beforeAll(async () => {
      const opened = await open()
      const events = QUIRKS.flatMap((quirk, n) => eventsOf(quirk, n).map(observationOf))
      for (const batch of ARRIVALS[arrival]!(events)) await opened.ingest(batch)
      rows = await dumpOf(opened)
      await opened.close()
    })
    afterAll(() => void (rows = []))

    it.each(QUIRKS.map((quirk, n) => ({ ...quirk, n })))('$name', ({ n, ...quirk }) => {
      const seen = lineageOf(rows, n)
      const keys = (Object.keys(seen) as (keyof QuirkLineage)[]).filter((key) => quirk[key] !== undefined)
      const expected = Object.fromEntries(keys.map((key) => [key, [...quirk[key]!].sort()]))
      expect(Object.fromEntries(keys.map((key) => [key, seen[key]]))).toEqual(expected)
    })
  })
}

function observationOf(event: unknown): Observation {
  const result = readEvent(event)
  if (!result.ok) throw new Error(result.error.reason)
  return result.value.observation
}
