import { readEvent } from '../openlineage/read-event.ts'
import type { Observation } from '../domain/aggregate.ts'

/**
 * Typical events: the start and end of a run, with schemas and column lineage. Before it is ready, Neo4j merges them once without
 * writing them, so that it has compiled its statements when the first event arrives.
 */
export function rehearsalEvents(): readonly Observation[] {
  return (['START', 'COMPLETE'] as const).flatMap((eventType, i) => {
    const read = readEvent(event(eventType, `2020-01-01T00:00:0${i}Z`))
    return read.ok ? [read.value.observation] : []
  })
}

const NAMESPACE = 'tributary-rehearsal'
const PRODUCER = 'https://example.org/tributary/rehearsal'
const FACET = { _producer: PRODUCER, _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json' }
const FIELDS = [{ name: 'id', type: 'bigint' }]

const event = (eventType: 'START' | 'COMPLETE', eventTime: string): object => ({
  eventType,
  eventTime,
  producer: PRODUCER,
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: '00000000-0000-4000-8000-000000000001' },
  job: { namespace: NAMESPACE, name: 'job', facets: { sql: { ...FACET, query: 'SELECT 1' } } },
  inputs: [{ namespace: NAMESPACE, name: 'input', facets: { schema: { ...FACET, fields: FIELDS } } }],
  outputs: [
    {
      namespace: NAMESPACE,
      name: 'output',
      facets: {
        schema: { ...FACET, fields: FIELDS },
        columnLineage: {
          ...FACET,
          fields: { id: { inputFields: [{ namespace: NAMESPACE, name: 'input', field: 'id' }] } },
        },
      },
    },
  ],
})
