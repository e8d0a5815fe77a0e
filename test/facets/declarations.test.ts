import { describe, expect, it } from 'vitest'
import { FOREVER } from '../../src/domain/time.ts'
import type { JsonObject } from '../../src/lib/json.ts'
import { at, datasetEvent, jobEvent, PRODUCER, runEvent, WAREHOUSE } from './events.ts'
import { graphOfEvents } from './graph-of-events.ts'

/** The end of each pair: none, or at the event after this many minutes. */
function ends(...events: readonly JsonObject[]): { readonly [pair: string]: number | 'in force' } {
  const graph = graphOfEvents(...events)
  return Object.fromEntries(
    graph.graph
      .edgesOf('DERIVED_FROM')
      .map(({ from, to, props }) => [
        `${graph.name(to)} → ${graph.name(from)}`,
        props.lastAt === FOREVER ? 'in force' : ((props.lastAt as number) - Date.parse(at(0))) / 60_000,
      ]),
  )
}

const upgraded = PRODUCER.replace('1.54.0', '1.55.0')
const lineage = (...names: readonly string[]): JsonObject => ({
  lineage: { inputs: names.map((name) => ({ namespace: WAREHOUSE, name, type: 'DATASET' })) },
})
const declared = { inputs: ['a'], outputs: ['b'] }

describe('a static declaration', () => {
  it('is valid until the next one of its subject', () => {
    expect(ends(jobEvent(declared))).toEqual({ 'a → b': 'in force' })
    expect(ends(jobEvent(declared), jobEvent({ minute: 5, inputs: ['c'], outputs: ['b'] }))).toEqual({
      'a → b': 5,
      'c → b': 'in force',
    })
  })

  it('is replaced by the next one of an upgraded client, but not by that of another producer', () => {
    const next = { minute: 5, inputs: ['c'], outputs: ['b'] }
    expect(ends(jobEvent(declared), jobEvent({ ...next, producer: upgraded }))).toMatchObject({ 'a → b': 5 })
    expect(ends(jobEvent(declared), jobEvent({ ...next, producer: 'https://other.example' }))).toEqual({
      'a → b': 'in force',
      'c → b': 'in force',
    })
  })

  it('does not replace one of the same time by another version of the client', () => {
    const graph = graphOfEvents(jobEvent(declared), jobEvent({ ...declared, producer: upgraded }))
    expect(
      graph.graph
        .nodesOf('Operation')
        .map(({ props }) => props.producer)
        .sort(),
    ).toEqual([PRODUCER, upgraded])
  })

  it('is not ended by events without a declaration', () => {
    const tags = { tags: { tags: [{ key: 'pii', value: 'true' }] } }
    expect(
      ends(jobEvent(declared), jobEvent({ minute: 5, jobFacets: tags, inputs: [], outputs: [] })),
    ).toEqual({
      'a → b': 'in force',
    })
    const view = datasetEvent({ name: 'b', facets: lineage('a') })
    expect(ends(view, datasetEvent({ minute: 5, name: 'b', facets: tags }))).toEqual({ 'a → b': 'in force' })
  })

  it('is ended by an empty or a deleted facet', () => {
    for (const facets of [lineage(), { lineage: { _deleted: true } }, { columnLineage: { _deleted: true } }])
      expect(
        ends(
          datasetEvent({ name: 'b', facets: lineage('a') }),
          datasetEvent({ minute: 5, name: 'b', facets }),
        ),
      ).toEqual({ 'a → b': 5 })
    const entries = [
      { namespace: WAREHOUSE, name: 'b', type: 'DATASET', ...(lineage('a').lineage as JsonObject) },
    ]
    for (const facet of [{ entries: [] }, { _deleted: true }])
      expect(
        ends(
          jobEvent({ jobFacets: { lineage: { entries } } }),
          jobEvent({ minute: 5, jobFacets: { lineage: facet } }),
        ),
      ).toEqual({ 'a → b': 5 })
  })

  it('gives stated edges if it has one output, otherwise inferred ones', () => {
    expect(graphOfEvents(jobEvent(declared)).derived('Dataset')).toEqual(['a → b (stated)'])
    expect(graphOfEvents(jobEvent({ ...declared, outputs: ['b', 'c'] })).derived('Dataset')).toEqual([
      'a → b (inferred)',
      'a → c (inferred)',
    ])
  })

  it('creates no status, no Run, and interactions without types', () => {
    const graph = graphOfEvents(jobEvent(declared))
    const { type, status, runId } = graph.node('Operation')
    expect([type, status, runId]).toEqual(['declared', undefined, undefined])
    expect(graph.graph.nodesOf('Run')).toEqual([])
    expect(graph.edge('WROTE').types).toBeUndefined()
  })

  it('of a dataset creates no job', () => {
    const graph = graphOfEvents(datasetEvent({ name: 'b', facets: lineage('a') }))
    expect(graph.graph.nodesOf('Job')).toEqual([])
    expect(graph.edge('DERIVED_FROM').jobId).toBeUndefined()
  })

  it('does not replace edges of runs', () => {
    const run = runEvent({ minute: 3, ...declared })
    const graph = graphOfEvents(jobEvent(declared), run)
    expect(graph.derived('Dataset')).toEqual(['a → b (stated, inferred)'])
  })
})

describe('a rename in a dataset event', () => {
  const rename = (more: JsonObject = {}): JsonObject => ({
    lifecycleStateChange: {
      lifecycleStateChange: 'RENAME',
      previousIdentifier: { namespace: WAREHOUSE, name: 'old' },
      ...more,
    },
  })

  it('never ends', () => {
    const renaming = datasetEvent({ name: 'new', facets: rename() })
    expect(ends(renaming)).toEqual({ 'old → new': 'in force' })
    const later = datasetEvent({
      minute: 5,
      name: 'new',
      facets: { lifecycleStateChange: { _deleted: true } },
    })
    expect(ends(renaming, later, datasetEvent({ minute: 6, name: 'new', facets: lineage('x') }))).toEqual({
      'old → new': 'in force',
      'x → new': 'in force',
    })
  })
})
