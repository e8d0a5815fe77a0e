import { datasetId } from '../../src/domain/ids.ts'
import { noChanges } from '../../src/domain/merge/no-changes.test-support.ts'
import type { ChangeSet } from '../../src/domain/merge-protocol.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'

const NAMESPACE = 'postgres://db:5432'
const BATCH = 50
const ROWS = 4_000

const dataset = (i: number) => ({ namespace: NAMESPACE, name: `wide.d${i}` })

/** The event of a job that read and wrote these datasets. */
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

/** Fills a store with `datasets` datasets `wide.d0` …: a tree in which each has 100 children. */
export async function fillWide(store: LineageStore, datasets: number): Promise<void> {
  const range = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  const events: object[] = []
  for (let i = 0; 100 * i + 1 < datasets; i++)
    events.push(event(i, [i], range(100 * i + 1, Math.min(datasets, 100 * i + 101))))
  const observations = events.map((one) => {
    const read = readEvent(one)
    if (!read.ok) throw new Error(read.error.reason)
    return read.value.observation
  })
  for (let i = 0; i < observations.length; i += BATCH) await store.ingest(observations.slice(i, i + BATCH))
}

/** The rows of the datasets from `wide.d<from>` to the one before `wide.d<to>`, without edges: fast to write directly. */
export function* bareRows(from: number, to: number): Generator<ChangeSet> {
  for (let first = from; first < to; first += ROWS) {
    const nodes = Array.from({ length: Math.min(ROWS, to - first) }, (_, i) => {
      const { namespace, name } = dataset(first + i)
      const props = { namespace, name, firstSeen: Date.UTC(2026, 10, 1) }
      return { label: 'Dataset' as const, id: datasetId(namespace, name), props, created: true }
    })
    yield { ...noChanges, nodes }
  }
}
