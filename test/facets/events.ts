import type { Json, JsonObject } from '../../src/lib/json.ts'

/** Events like those of a client of the specification, each facet with its producer and schema. */

export const PRODUCER = 'https://github.com/OpenLineage/OpenLineage/tree/1.54.0/client/python'
export const WAREHOUSE = 'postgres://warehouse:5432'
const SPEC = 'https://openlineage.io/spec'

export const runIdOf = (run: number): string => `0197a9a0-0000-7000-8000-${String(run).padStart(12, '0')}`

/** The time this many minutes after 1 November 2026, as text. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 10, 1) + minute * 60_000).toISOString()

const facet = (value: Json): Json => ({
  _producer: PRODUCER,
  _schemaURL: `${SPEC}/facets/1-0-0/Facet.json`,
  ...(value as JsonObject),
})

export const facetsOf = (facets: JsonObject | undefined): JsonObject =>
  Object.fromEntries(Object.entries(facets ?? {}).map(([key, value]) => [key, facet(value)]))

export interface DatasetSketch {
  readonly name: string
  readonly namespace?: string
  readonly facets?: JsonObject
  readonly inputFacets?: JsonObject
  readonly outputFacets?: JsonObject
}

export const dataset = (sketch: string | DatasetSketch): JsonObject => {
  const {
    name,
    namespace = WAREHOUSE,
    facets,
    inputFacets,
    outputFacets,
  } = typeof sketch === 'string' ? { name: sketch } : sketch
  return {
    namespace,
    name,
    ...(facets && { facets: facetsOf(facets) }),
    ...(inputFacets && { inputFacets: facetsOf(inputFacets) }),
    ...(outputFacets && { outputFacets: facetsOf(outputFacets) }),
  }
}

interface Sketch {
  readonly minute?: number
  readonly producer?: string
}

export interface RunSketch extends Sketch {
  readonly type?: string
  readonly run?: number
  readonly job?: string
  readonly runFacets?: JsonObject
  readonly jobFacets?: JsonObject
  readonly inputs?: readonly (string | DatasetSketch)[]
  readonly outputs?: readonly (string | DatasetSketch)[]
}

const base = ({ minute = 0, producer = PRODUCER }: Sketch, kind: string): JsonObject => ({
  eventTime: at(minute),
  producer,
  schemaURL: `${SPEC}/2-0-2/OpenLineage.json#/$defs/${kind}`,
})

export const runEvent = (sketch: RunSketch): JsonObject => ({
  ...base(sketch, 'RunEvent'),
  eventType: sketch.type ?? 'COMPLETE',
  run: { runId: runIdOf(sketch.run ?? 1), facets: facetsOf(sketch.runFacets) },
  job: { namespace: 'airflow://prod', name: sketch.job ?? 'load', facets: facetsOf(sketch.jobFacets) },
  inputs: (sketch.inputs ?? []).map(dataset),
  outputs: (sketch.outputs ?? []).map(dataset),
})

export const jobEvent = (sketch: Omit<RunSketch, 'type' | 'run' | 'runFacets'>): JsonObject => ({
  ...base(sketch, 'JobEvent'),
  job: { namespace: 'airflow://prod', name: sketch.job ?? 'load', facets: facetsOf(sketch.jobFacets) },
  ...(sketch.inputs && { inputs: sketch.inputs.map(dataset) }),
  ...(sketch.outputs && { outputs: sketch.outputs.map(dataset) }),
})

export const datasetEvent = (sketch: Sketch & DatasetSketch): JsonObject => ({
  ...base(sketch, 'DatasetEvent'),
  dataset: dataset(sketch),
})
