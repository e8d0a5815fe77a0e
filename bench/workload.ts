/** Sizes of a generated pipeline: a layered graph in which each job reads from the layer before and writes one dataset. */
export interface WorkloadShape {
  readonly seed: number
  readonly layers: number
  readonly jobsPerLayer: number
  readonly inputsPerJob: number
  readonly runsPerJob: number
  readonly columns: number
  /** Every so-many-th job carries column lineage; 0 for none. */
  readonly columnLineageEvery: number
}

export const SMOKE_SHAPE: WorkloadShape = {
  seed: 20261101,
  layers: 12,
  jobsPerLayer: 40,
  inputsPerJob: 3,
  runsPerJob: 3,
  columns: 8,
  columnLineageEvery: 3,
}

const NAMESPACE = 'postgres://warehouse.example:5432'
const PRODUCER = 'https://example.com/tributary-bench'
const FIRST_RUN = Date.UTC(2026, 9, 1)
const DAY = 86_400_000

export const datasetName = (layer: number, index: number): string =>
  `bench.layer_${String(layer)}.table_${String(index)}`

/** The START and COMPLETE events of every run, day by day, the same for the same shape. */
export function* workload(shape: WorkloadShape): Generator<object> {
  const random = randomNumbers(shape.seed)
  const inputs = new Map<string, readonly number[]>()
  for (let layer = 1; layer <= shape.layers; layer++)
    for (let job = 0; job < shape.jobsPerLayer; job++)
      inputs.set(
        `${String(layer)}.${String(job)}`,
        Array.from({ length: shape.inputsPerJob }, () => Math.floor(random() * shape.jobsPerLayer)),
      )
  let sequence = 0
  for (let run = 0; run < shape.runsPerJob; run++)
    for (let layer = 1; layer <= shape.layers; layer++)
      for (let job = 0; job < shape.jobsPerLayer; job++) {
        const startedAt = FIRST_RUN + run * DAY + layer * 60_000
        yield* runEvents(
          shape,
          layer,
          job,
          inputs.get(`${String(layer)}.${String(job)}`) ?? [],
          startedAt,
          sequence++,
        )
      }
}

function* runEvents(
  shape: WorkloadShape,
  layer: number,
  job: number,
  inputs: readonly number[],
  startedAt: number,
  sequence: number,
): Generator<object> {
  const common = {
    producer: PRODUCER,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: runId(shape.seed, sequence) },
    job: { namespace: 'bench', name: `layer_${String(layer)}.job_${String(job)}` },
  }
  const facet = { _producer: PRODUCER, _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json' }
  const fields = Array.from({ length: shape.columns }, (_, i) => ({
    name: `column_${String(i)}`,
    type: 'BIGINT',
  }))
  const schema = { ...facet, fields }
  const read = [...new Set(inputs)].map((index) => ({
    namespace: NAMESPACE,
    name: datasetName(layer - 1, index),
    facets: { schema },
  }))
  const withColumns = shape.columnLineageEvery > 0 && job % shape.columnLineageEvery === 0
  const columnLineage = {
    ...facet,
    fields: Object.fromEntries(
      fields.map(({ name }, i) => {
        const source = read[i % read.length]
        return [name, { inputFields: [{ namespace: NAMESPACE, name: source?.name ?? '', field: name }] }]
      }),
    ),
  }
  const wrote = {
    namespace: NAMESPACE,
    name: datasetName(layer, job),
    facets: { schema, ...(withColumns ? { columnLineage } : {}) },
    outputFacets: { outputStatistics: { ...facet, rowCount: 1000 + sequence, size: 64_000 + sequence } },
  }
  yield {
    ...common,
    eventType: 'START',
    eventTime: new Date(startedAt).toISOString(),
    inputs: read,
    outputs: [],
  }
  yield {
    ...common,
    eventType: 'COMPLETE',
    eventTime: new Date(startedAt + 30_000).toISOString(),
    inputs: read,
    outputs: [wrote],
  }
}

/** A UUID in the form of version 4, the same for the same numbers. */
function runId(seed: number, sequence: number): string {
  const tail = sequence.toString(16).padStart(12, '0')
  return `${(seed >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-${tail}`
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
