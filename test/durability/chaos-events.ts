import { randomNumbers } from '../../bench/workload.ts'

const NAMESPACE = 'postgres://db:5432'
const START = Date.UTC(2026, 9, 1)
const KINDS = ['START', 'RUNNING', 'COMPLETE', 'COMPLETE', 'COMPLETE', 'FAIL', 'ABORT']

/**
 * An endless sequence of events, deterministic for a seed: few jobs and datasets, so that they share rows; runs that start,
 * continue, end, and fail after their end; columns, schemas and aliases of datasets.
 */
export function* chaosEvents(seed: number): Generator<object, never, undefined> {
  const random = randomNumbers(seed)
  const pick = (below: number): number => Math.floor(random() * below)
  const some = <T>(make: () => T, most: number): T[] => Array.from({ length: pick(most + 1) }, make)
  const dataset = (): object => {
    const name = `shop.table_${pick(40)}`
    const facets: Record<string, unknown> = {}
    if (random() < 0.3)
      facets.schema = {
        fields: [
          { name: 'id', type: 'BIGINT' },
          { name: `c${pick(4)}`, type: 'TEXT' },
        ],
      }
    if (random() < 0.1)
      facets.symlinks = { identifiers: [{ namespace: 'hive://meta:9083', name, type: 'TABLE' }] }
    if (random() < 0.3)
      facets.columnLineage = {
        fields: {
          id: { inputFields: [{ namespace: NAMESPACE, name: `shop.table_${pick(40)}`, field: 'id' }] },
        },
      }
    return { namespace: NAMESPACE, name, facets }
  }
  for (let sequence = 0; ; sequence++) {
    const run = pick(3) === 0 ? pick(1 + sequence) : sequence
    const job = run % 25
    yield {
      eventType: KINDS[pick(KINDS.length)],
      eventTime: new Date(START + run * 600_000 + pick(1_800_000)).toISOString(),
      producer: 'https://example.org/chaos',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: {
        runId: `${(seed >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-${run.toString(16).padStart(12, '0')}`,
      },
      job: { namespace: 'chaos', name: `job_${job}` },
      inputs: some(dataset, 3),
      outputs: some(dataset, 2),
    }
  }
}
