/** A generated pipeline: a layered graph in which each job reads from the previous layer and writes one dataset. */
export interface WorkloadShape {
  readonly seed: number
  readonly layers: number
  readonly jobsPerLayer: number
  readonly inputsPerJob: number
  /** Runs of each job, one per day; Infinity for an endless sequence. */
  readonly runsPerJob: number
  readonly columns: number
  /** Every n-th job reports column lineage; 0 for none. */
  readonly columnLineageEvery: number
  /** Runs in progress at the same time: a run ends after this many others have started. With 1, COMPLETE follows START directly. */
  readonly concurrentRuns?: number
  /** Share of runs that end with FAIL. */
  readonly failures?: number
  /** Share of events that are repeated, up to `window` events later. */
  readonly duplicates?: number
  /** Share of events that are delayed, by up to `window` events. */
  readonly disorder?: number
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

/** 1,000 jobs that run every day, as an endless sequence. */
export const INGEST_SHAPE: WorkloadShape = {
  ...SMOKE_SHAPE,
  layers: 10,
  jobsPerLayer: 100,
  runsPerJob: Infinity,
}

const NAMESPACE = 'postgres://warehouse.example:5432'
const PRODUCER = 'https://example.com/tributary-bench'
/** Early enough for thousands of days of runs in the past, because events from the future are rejected. */
const FIRST_RUN = Date.UTC(2018, 9, 1)
const DAY = 86_400_000
const LATEST = 400

export const datasetName = (layer: number, index: number): string =>
  `bench.layer_${String(layer)}.table_${String(index)}`

/** The events of every run, day by day; deterministic for a shape. */
export function* workload(shape: WorkloadShape): Generator<object> {
  const { concurrentRuns = 1, duplicates = 0, disorder = 0, seed } = shape
  let events: Iterable<object> =
    concurrentRuns > 1 ? overlapping(runs(shape), concurrentRuns) : flat(runs(shape))
  if (duplicates > 0) events = repeated(events, duplicates, randomNumbers(seed + 1))
  if (disorder > 0) events = delayed(events, disorder, randomNumbers(seed + 2))
  yield* events
}

type Run = readonly [start: object, end: object]

function* flat(all: Iterable<Run>): Generator<object> {
  for (const run of all) yield* run
}

/** Each run ends when `concurrentRuns` - 1 others have started after it. */
function* overlapping(all: Iterable<Run>, concurrentRuns: number): Generator<object> {
  const ends: object[] = []
  let next = 0
  for (const [start, end] of all) {
    yield start
    ends.push(end)
    if (ends.length - next < concurrentRuns) continue
    yield ends[next++]!
    if (next < LATEST) continue
    ends.splice(0, next)
    next = 0
  }
  yield* ends.slice(next)
}

function* repeated(events: Iterable<object>, share: number, random: () => number): Generator<object> {
  yield* spread(events, function* place(event) {
    yield [0, event]
    if (random() < share) yield [1 + Math.floor(random() * LATEST), event]
  })
}

function* delayed(events: Iterable<object>, share: number, random: () => number): Generator<object> {
  yield* spread(events, function* place(event) {
    yield [random() < share ? 1 + Math.floor(random() * LATEST) : 0, event]
  })
}

/** Delays each event by the number of events that `place` returns; it may return several copies. */
function* spread(
  events: Iterable<object>,
  place: (event: object) => Iterable<readonly [later: number, event: object]>,
): Generator<object> {
  const waiting: (object[] | undefined)[] = new Array<object[] | undefined>(LATEST + 1).fill(undefined)
  let at = 0
  const due = (slot: number): readonly object[] => {
    const events = waiting[slot % waiting.length] ?? []
    waiting[slot % waiting.length] = undefined
    return events
  }
  for (const event of events) {
    for (const [later, placed] of place(event)) {
      const slot = (at + later) % waiting.length
      ;(waiting[slot] ??= []).push(placed)
    }
    yield* due(at++)
  }
  for (let rest = 0; rest <= LATEST; rest++) yield* due(at + rest)
}

function* runs(shape: WorkloadShape): Generator<Run> {
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
      for (let job = 0; job < shape.jobsPerLayer; job++)
        yield runEvents(shape, {
          layer,
          job,
          inputs: inputs.get(`${String(layer)}.${String(job)}`) ?? [],
          startedAt: FIRST_RUN + run * DAY + layer * 60_000,
          sequence: sequence++,
          fails: random() < (shape.failures ?? 0),
          rows: Math.floor(random() * 1_000_000),
        })
}

interface RunPlan {
  readonly layer: number
  readonly job: number
  readonly inputs: readonly number[]
  readonly startedAt: number
  readonly sequence: number
  readonly fails: boolean
  readonly rows: number
}

function runEvents(shape: WorkloadShape, plan: RunPlan): Run {
  const { layer, job, startedAt, rows } = plan
  const common = {
    producer: PRODUCER,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: runId(shape.seed, plan.sequence, startedAt) },
    job: { namespace: 'bench', name: `layer_${String(layer)}.job_${String(job)}` },
  }
  const facet = { _producer: PRODUCER, _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json' }
  const fields = Array.from({ length: shape.columns }, (_, i) => ({
    name: `column_${String(i)}`,
    type: 'BIGINT',
  }))
  const schema = { ...facet, fields }
  const read = [...new Set(plan.inputs)].map((index) => ({
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
    outputFacets: { outputStatistics: { ...facet, rowCount: rows, size: rows * 64 } },
  }
  return [
    {
      ...common,
      eventType: 'START',
      eventTime: new Date(startedAt).toISOString(),
      inputs: read,
      outputs: [],
    },
    {
      ...common,
      eventType: plan.fails ? 'FAIL' : 'COMPLETE',
      eventTime: new Date(startedAt + 30_000).toISOString(),
      inputs: read,
      outputs: [wrote],
    },
  ]
}

/** A version 7 UUID, as producers create it for a run that starts at this time; deterministic. */
function runId(seed: number, sequence: number, startedAt: number): string {
  const at = startedAt.toString(16).padStart(12, '0')
  const head = (Math.imul(sequence + 1, 0x9e3779b1) ^ seed) >>> 0
  const text = head.toString(16).padStart(8, '0')
  return `${at.slice(0, 8)}-${at.slice(8)}-7${text.slice(0, 3)}-8${text.slice(3, 6)}-${sequence.toString(16).padStart(12, '0')}`
}

/** Pseudo-random numbers in [0, 1) from a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
