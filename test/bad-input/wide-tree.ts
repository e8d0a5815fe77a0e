import { readEvent } from '../../src/openlineage/read-event.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'

const NAMESPACE = 'postgres://db:5432'
const BATCH = 50

const dataset = (i: number) => ({ namespace: NAMESPACE, name: `wide.d${i}` })

/** The event of a job that read these datasets and wrote those. */
function event(job: number, inputs: readonly number[], outputs: readonly number[]): object {
  return {
    eventType: 'COMPLETE',
    eventTime: '2026-11-01T00:00:00Z',
    producer: 'https://example.org/test',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: `00000000-0000-4000-8000-${String(job).padStart(12, '0')}` },
    job: { namespace: 'etl', name: `wide_${job}` },
    inputs: inputs.map(dataset),
    outputs: outputs.map(dataset),
  }
}

/**
 * Fills a store with `datasets` datasets `wide.d0` …: the first `joined` of them are a tree in which each has 100 below it,
 * the rest have no edges, which makes them quick to write.
 */
export async function fillWide(store: LineageStore, datasets: number, joined: number): Promise<void> {
  const range = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  const events: object[] = []
  for (let i = 0; 100 * i + 1 < joined; i++)
    events.push(event(i, [i], range(100 * i + 1, Math.min(joined, 100 * i + 101))))
  for (let from = joined; from < datasets; from += 500)
    events.push(event(1_000_000 + from, [], range(from, Math.min(datasets, from + 500))))
  const observations = events.map((one) => {
    const read = readEvent(one)
    if (!read.ok) throw new Error(read.error.reason)
    return read.value.observation
  })
  for (let i = 0; i < observations.length; i += BATCH) await store.ingest(observations.slice(i, i + BATCH))
}
