import { describe, expect, test } from 'vitest'
import type { MappingBody } from '../../domain/aggregate.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import {
  MART,
  ORDERS,
  readValid,
  runEvent,
  withJobFacets,
  withRunFacets,
} from '../sample-event.test-support.ts'

type Lineage = Extract<MappingBody, { kind: 'lineage' }>

function read(parts: JsonObject): {
  readonly body: Lineage
  readonly warnings: readonly string[]
  readonly read: ReturnType<typeof readValid>
} {
  const event = readValid(runEvent(parts))
  return {
    body: JSON.parse(event.observation.content[0]!.body) as Lineage,
    warnings: event.warnings,
    read: event,
  }
}

const ofDataset = (lineage: JsonObject): JsonObject => ({ outputs: [{ ...MART, facets: { lineage } }] })
const ofJob = (...entries: Json[]): JsonObject => withJobFacets({ lineage: { entries } })
const INDIRECT = { type: 'INDIRECT' }
const RAW = { namespace: 's3://lake', name: 'raw' }

describe('lineage of a dataset', () => {
  test('reads inputs as sources and fields as columns; a field of an input affects the whole target', () => {
    const { body, read: event } = read(
      ofDataset({
        inputs: [
          { ...ORDERS, type: 'DATASET' },
          {
            ...RAW,
            type: 'DATASET',
            field: 'day',
            transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }],
          },
        ],
        fields: { revenue: { inputs: [{ ...ORDERS, type: 'DATASET', field: 'amount' }] } },
      }),
    )
    expect(body).toEqual({
      kind: 'lineage',
      target: MART,
      links: [
        { from: RAW, to: MART },
        { from: ORDERS, to: MART },
      ],
      columns: [
        {
          from: { ...ORDERS, column: 'amount' },
          to: 'revenue',
          transformation: 'DIRECT',
          masking: false,
          target: MART,
        },
        {
          from: { ...RAW, column: 'day' },
          to: '*',
          transformation: 'INDIRECT',
          subtype: 'FILTER',
          masking: false,
          target: MART,
        },
      ],
    })
    const { outputs } = event.observation.aggregate!
    expect(Object.values(outputs)[0]?.lineage?.value).toBe(event.observation.content[0]!.id)
  })

  test('lists fields without inputs separately', () => {
    const inputs = [{ ...ORDERS, type: 'DATASET', field: 'amount' }]
    const { body } = read(ofDataset({ fields: { revenue: { inputs }, margin: { inputs: [] }, day: {} } }))
    expect(body.columns.map(({ to }) => to)).toEqual(['revenue'])
    expect(body.bare).toEqual([
      { target: MART, column: 'day' },
      { target: MART, column: 'margin' },
    ])
  })

  test('an empty facet states that the dataset has no source', () =>
    expect(read(ofDataset({ inputs: [] })).body).toEqual({
      kind: 'lineage',
      target: MART,
      links: [],
      columns: [],
    }))

  test('a deleted facet withdraws the lineage', () => {
    const { observation } = readValid(runEvent(ofDataset({ _deleted: true })))
    expect(Object.values(observation.aggregate!.outputs)[0]?.lineage?.value).toBeNull()
  })
})

describe('lineage of a run or job', () => {
  const entry = {
    ...MART,
    type: 'DATASET',
    inputs: [{ namespace: 's3a://lake', name: 'raw/', type: 'DATASET' }],
  }

  test.each(['run', 'job'] as const)('a %s states one entry per target', (place) => {
    const parts = place === 'job' ? ofJob(entry) : withRunFacets({ lineage: { entries: [entry] } })
    const { body, read: event } = read(parts)
    expect(body).toEqual({ kind: 'lineage', links: [{ from: RAW, to: MART }], columns: [] })
    const { run, jobFacets } = event.observation.aggregate!
    const stated = place === 'job' ? jobFacets : run
    expect(Object.keys(stated)).toEqual([`lineage ${event.observation.content[0]!.id}`])
    expect(event.observation.datasets.map(({ name }) => name).sort()).toEqual([MART.name, 'raw'])
  })

  test('an entry of type JOB becomes a dataset; without an identity it is the job of the event', () => {
    const { body, read: event } = read(
      ofJob(
        { type: 'JOB', inputs: [{ ...RAW, type: 'DATASET' }] },
        { ...MART, type: 'DATASET', inputs: [{ type: 'job', namespace: 'gen', name: '"maker"' }] },
      ),
    )
    expect(body.links).toEqual([
      { from: { namespace: 'job:gen', name: 'maker' }, to: MART },
      { from: RAW, to: { namespace: 'job:shop', name: 'load_orders' } },
    ])
    const output = event.observation.datasets.find(({ namespace }) => namespace === 'job:shop')
    expect(output).toMatchObject({ fields: { kind: 'job output' } })
    expect(output).not.toHaveProperty('place')
  })

  test('reads entries under the name lineage, as in drafts of the specification', () => {
    const { body } = read(withJobFacets({ lineage: { lineage: [entry] } }))
    expect(body.links).toEqual([{ from: RAW, to: MART }])
  })

  test('joins several entries of one target', () => {
    const column = (field: string) => ({ ...ORDERS, type: 'DATASET', field, transformations: [INDIRECT] })
    const { body } = read(
      ofJob(
        { ...entry, fields: { a: { inputs: [column('id')] } } },
        { ...entry, fields: { b: { inputs: [column('id')] } } },
      ),
    )
    expect(body.links).toEqual([
      { from: RAW, to: MART },
      { from: ORDERS, to: MART },
    ])
    expect(body.columns).toEqual([
      {
        from: { ...ORDERS, column: 'id' },
        to: '*',
        every: true,
        transformation: 'INDIRECT',
        masking: false,
        target: MART,
      },
    ])
    expect(body.bare).toEqual([
      { target: MART, column: 'a' },
      { target: MART, column: 'b' },
    ])
  })

  test('states that a dataset without sources has none', () => {
    const made = { ...MART, type: 'DATASET', inputs: [] }
    expect(read(ofJob(made)).body).toEqual({ kind: 'lineage', links: [], columns: [], made: [MART] })
  })

  test.each([
    [{}, 'entries'],
    [{ entries: 'x' }, 'entries'],
    [{ lineage: {} }, 'lineage'],
  ])('warns of the lineage facet %j', (lineage, member) => {
    const { observation, warnings } = readValid(runEvent(withJobFacets({ lineage })))
    expect(observation.aggregate!.jobFacets).toEqual({})
    expect(warnings).toEqual([`job.facets.lineage.${member} is not an array and was left out`])
  })

  test('a deleted facet withdraws the lineage', () => {
    const { observation } = readValid(runEvent(withJobFacets({ lineage: { _deleted: true } })))
    expect(observation.aggregate!.jobFacets).toMatchObject({ lineage: { value: null } })
  })

  test('leaves out malformed entries and uses the rest', () => {
    const { body, warnings } = read(
      ofJob(
        7,
        { type: 'DATASET' },
        { ...entry, fields: { a: 7 } },
        { ...MART, inputs: [{ type: 'JOB', name: 'x' }] },
      ),
    )
    expect(body.links).toEqual([{ from: RAW, to: MART }])
    expect(warnings.map((warning) => warning.replace('job.facets.lineage.', ''))).toEqual([
      'entries[0] is not an object and was left out',
      'entries[1] was left out: its namespace is missing',
      'entries[2].fields.a was left out: it is not an object',
      'entries[3].inputs[0] was left out: its namespace is missing',
    ])
  })
})
