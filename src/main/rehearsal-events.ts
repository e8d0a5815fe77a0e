import { readEvent } from '../openlineage/read-event.ts'
import type { Observation } from '../domain/aggregate.ts'

/**
 * Events of the usual shapes: a run that begins and ends, with schemas and column lineage. A store that compiles its
 * statements when they are first used merges them once before it is ready, and writes nothing of them.
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
