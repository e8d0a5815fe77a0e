import { randomUUID } from 'node:crypto'

export interface EventParts {
  readonly job?: string
  readonly inputs?: readonly string[]
  readonly outputs?: readonly string[]
  readonly at?: string
  readonly runId?: string
}

/** A COMPLETE event of a new run that read and wrote these datasets. */
export function completeEvent({
  job = 'load',
  inputs = [],
  outputs = [],
  at,
  runId,
}: EventParts = {}): object {
  const dataset = (name: string) => ({ namespace: 'postgres://db:5432', name })
  return {
    eventType: 'COMPLETE',
    eventTime: at ?? '2026-11-24T10:00:00Z',
    producer: 'https://example.org/test',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: runId ?? randomUUID() },
    job: { namespace: 'etl', name: job },
    inputs: inputs.map(dataset),
    outputs: outputs.map(dataset),
  }
}
