import type { DatasetName, Observation } from '../../src/domain/aggregate.ts'
import { EDITED_DELETED } from '../../src/domain/edit-fields.ts'
import { stampOf } from '../../src/domain/stamp.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'

export type EventJson = Readonly<Record<string, unknown>>

/** The earliest time of the suite's events; `at` counts minutes from here. */
export const BEGIN = Date.UTC(2026, 8, 1)
const MINUTE = 60_000

export const NAMESPACE = 'test'
const PRODUCER = 'https://example.com/scheduler'
const FACET = { _producer: PRODUCER, _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json' }

/** The time this many minutes after `BEGIN`, in milliseconds and as text. */
export const minute = (at: number): number => BEGIN + at * MINUTE
export const timeText = (at: number): string => new Date(minute(at)).toISOString()

export interface DatasetSketch {
  readonly name: string
  readonly namespace?: string
  readonly facets?: EventJson
}

export interface RunSketch {
  readonly job: string
  /** The number in the runId; 1 if absent. */
  readonly run?: number
  /** Minutes after `BEGIN`. */
  readonly at: number
  readonly type?: 'START' | 'RUNNING' | 'COMPLETE' | 'FAIL' | 'ABORT'
  readonly inputs?: readonly (string | DatasetSketch)[]
  readonly outputs?: readonly (string | DatasetSketch)[]
  readonly jobFacets?: EventJson
}

/** A RunEvent like that of a simple scheduler. */
export function runEvent({
  job,
  run = 1,
  at,
  type = 'COMPLETE',
  inputs,
  outputs,
  jobFacets,
}: RunSketch): EventJson {
  return {
    eventTime: timeText(at),
    eventType: type,
    producer: PRODUCER,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: `${run.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000` },
    job: { namespace: NAMESPACE, name: job, ...(jobFacets && { facets: withBase(jobFacets) }) },
    inputs: (inputs ?? []).map(datasetOf),
    outputs: (outputs ?? []).map(datasetOf),
  }
}

/** A DatasetEvent: facts about a dataset without a run. */
export function datasetEvent(at: number, dataset: DatasetSketch): EventJson {
  return {
    eventTime: timeText(at),
    producer: PRODUCER,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
    dataset: datasetOf(dataset),
  }
}

/** The columnLineage facet: output column → its sources as `dataset.column`. */
export function columnLineage(fields: Readonly<Record<string, readonly string[]>>): EventJson {
  const sourceOf = (text: string): EventJson => {
    const at = text.lastIndexOf('.')
    return { namespace: NAMESPACE, name: text.slice(0, at), field: text.slice(at + 1) }
  }
  const entries = Object.entries(fields).map(([name, sources]) => [
    name,
    { inputFields: sources.map(sourceOf) },
  ])
  return { columnLineage: { fields: Object.fromEntries(entries) as EventJson } }
}

export const schema = (...fields: readonly string[]): EventJson => ({
  schema: { fields: fields.map((name) => ({ name, type: 'text' })) },
})
export const symlink = (name: string, type = 'TABLE'): EventJson => ({
  symlinks: { identifiers: [{ namespace: NAMESPACE, name, type }] },
})
/** @throws Error if an event is rejected: the suite sends only valid ones */
export function observationsOf(events: readonly EventJson[]): readonly Observation[] {
  return events.map((event) => {
    const read = readEvent(event)
    if (!read.ok) throw new Error(`${read.error.reason} (${read.error.path ?? ''})`)
    return read.value.observation
  })
}

/** Datasets and jobs by their names. */
export interface NamedThings {
  readonly datasets?: readonly DatasetName[]
  readonly jobs?: readonly DatasetName[]
}

/** A deletion, or a restoration, by a person: at an instant after all events of the suite. */
export function deletionOf(
  { datasets = [], jobs = [] }: NamedThings,
  isDeleted = true,
  at = Date.UTC(2026, 10, 1) + (isDeleted ? 0 : 1),
): Observation {
  const fact = ({ namespace, name }: DatasetName) => ({
    namespace,
    name,
    stamp: stampOf(at, 'OTHER'),
    fields: { [EDITED_DELETED]: isDeleted },
  })
  return {
    eventTime: at,
    content: [],
    datasets: datasets.map((one) => ({ kind: 'dataset', ...fact(one), columns: [], symlinks: [] })),
    jobs: jobs.map((one) => ({ kind: 'job', ...fact(one) })),
  }
}

function datasetOf(sketch: string | DatasetSketch): EventJson {
  const { name, namespace = NAMESPACE, facets } = typeof sketch === 'string' ? { name: sketch } : sketch
  return { namespace, name, ...(facets && { facets: withBase(facets) }) }
}

function withBase(facets: EventJson): EventJson {
  const whole = Object.entries(facets).map(([key, facet]) => [key, { ...FACET, ...(facet as EventJson) }])
  return Object.fromEntries(whole) as EventJson
}

/** The runId of a run by its number. */
export const runId = (run: number): string =>
  `${run.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
/** A dataset that is completely overwritten. */
export const overwritten = (name: string) => ({
  name,
  facets: { lifecycleStateChange: { lifecycleStateChange: 'OVERWRITE' } },
})

/** A run from START to COMPLETE; without an end it is unfinished. */
export function ranFrom(
  from: number,
  to: number | undefined,
  sketch: Omit<Parameters<typeof runEvent>[0], 'at' | 'type'>,
  end: 'COMPLETE' | 'FAIL' = 'COMPLETE',
): readonly EventJson[] {
  const start = runEvent({ ...sketch, at: from, type: 'START' })
  return to === undefined ? [start] : [start, runEvent({ ...sketch, at: to, type: end })]
}
