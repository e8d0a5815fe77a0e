import { describe, expect, test } from 'vitest'
import { idOf, jobId, operationId, toId } from '../domain/ids.ts'
import type { JsonObject } from '../lib/json.ts'
import { readEvent } from './read-event.ts'
import {
  aggregateOf,
  MART,
  observationOf,
  ORDERS,
  readValid,
  RUN_ID,
  runEvent,
} from './sample-event.test-support.ts'

const AT = Date.UTC(2026, 10, 1, 10)

describe('kind of event', () => {
  const dataset = { eventTime: '2026-11-01T10:00:00Z', dataset: ORDERS }
  const job = { eventTime: '2026-11-01T10:00:00Z', job: { namespace: 'shop', name: 'load' } }
  test.each([
    ['by schemaURL', runEvent(), 'run'],
    [
      'by schemaURL with #/definitions',
      runEvent({ schemaURL: 'https://x/1-0-0/OpenLineage.json#/definitions/RunEvent' }),
      'run',
    ],
    ['by schemaURL, even if the members differ', runEvent({ schemaURL: 'https://x#/$defs/JobEvent' }), 'job'],
    ['by members, if schemaURL is unknown', runEvent({ schemaURL: 'https://x/OpenLineage.json' }), 'run'],
    ['by members, if schemaURL is not a string', runEvent({ schemaURL: 7 }), 'run'],
    ['dataset by members', dataset, 'dataset'],
    ['job by members', job, 'job'],
    ['job by members, with a null run', { ...job, run: null }, 'job'],
  ])('%s', (_, event, kind) => expect(readValid(event).kind).toBe(kind))
})

describe('refusals', () => {
  const without = (key: string): JsonObject =>
    Object.fromEntries(Object.entries(runEvent()).filter(([member]) => member !== key))
  const job = (job: unknown): JsonObject => runEvent({ job: job as JsonObject })
  const run = (run: unknown): JsonObject => runEvent({ run: run as JsonObject })
  test.each([
    ['text', 'hello', undefined, 'an event must be a JSON object'],
    ['null', null, undefined, 'an event must be a JSON object'],
    ['an array', [runEvent()], undefined, 'an event must be a JSON object'],
    ['an empty object', {}, 'schemaURL', 'schemaURL must end in RunEvent, JobEvent or DatasetEvent'],
    [
      'no eventTime',
      without('eventTime'),
      'eventTime',
      'eventTime is missing: it must be an ISO 8601 time such as 2026-11-01T10:00:00Z',
    ],
    ['a wrong eventTime', runEvent({ eventTime: 'now' }), 'eventTime', 'eventTime must be an ISO 8601 time'],
    [
      'an eventTime of 1969',
      runEvent({ eventTime: '1969-12-31T00:00:00Z' }),
      'eventTime',
      'from 1970 to 2200',
    ],
    ['no job', without('job'), 'job', 'job is missing: it must be an object'],
    ['an array for job', job([]), 'job', 'job must be an object'],
    ['a job without a name', job({ namespace: 'shop' }), 'job.name', 'job.name is missing'],
    [
      'a job with an empty namespace',
      job({ namespace: '', name: 'x' }),
      'job.namespace',
      'job.namespace must not be empty',
    ],
    ['a job named by a number', job({ namespace: 'shop', name: 7 }), 'job.name', 'job.name must be a string'],
    [
      'a job name of 5 KiB',
      job({ namespace: 'shop', name: 'é'.repeat(2049) }),
      'job.name',
      'job.name is longer than 4096 bytes',
    ],
    [
      'a job name with NUL',
      job({ namespace: 'shop', name: 'a\0b' }),
      'job.name',
      'job.name must not contain NUL',
    ],
    [
      'a job name with a lone surrogate',
      job({ namespace: 'shop', name: 'a\ud800' }),
      'job.name',
      'job.name must not contain a lone surrogate',
    ],
    ['no run id', run({}), 'run.runId', 'run.runId is missing'],
    ['a run that is null', run(null), 'run', 'run must be an object'],
    ['a run id that is a number', run({ runId: 7 }), 'run.runId', 'run.runId must be a string'],
    [
      'a dataset without a name',
      { eventTime: 0, dataset: { namespace: 'x' } },
      'dataset.name',
      'dataset.name is missing',
    ],
    [
      'identity only in the prototype',
      runEvent({ run: JSON.parse('{"__proto__":{"runId":"x"}}') as JsonObject }),
      'run.runId',
      'run.runId is missing',
    ],
  ])('%s', (_, event, path, reason) => {
    const result = readEvent(event)
    expect(result.ok ? undefined : result.error).toEqual({
      reason: expect.stringContaining(reason) as string,
      ...(path === undefined ? {} : { path }),
      ...(path === undefined || path === 'schemaURL'
        ? {}
        : { errors: [expect.objectContaining({ path }) as object] }),
    })
  })

  test('report all faults at once', () => {
    const result = readEvent({ eventTime: 'soon', run: { runId: 7 }, job: { namespace: '' } })
    expect(result.ok ? [] : result.error.errors?.map(({ path, found }) => `${path}: ${found}`)).toEqual([
      'eventTime: the text "soon"',
      'run.runId: the number 7',
      'job.namespace: an empty text',
      'job.name: nothing',
    ])
  })

  test('accepts a name of exactly 4 KiB', () =>
    expect(readEvent(job({ namespace: 'shop', name: 'é'.repeat(2048) })).ok).toBe(true))
})

describe('runs', () => {
  test('reads one event into the aggregate of one operation', () => {
    const aggregate = aggregateOf(runEvent())
    expect(aggregate).toMatchObject({
      id: operationId(RUN_ID, 'shop', 'load_orders'),
      runId: RUN_ID,
      job: { namespace: 'shop', name: 'load_orders' },
      times: { COMPLETE: [AT, AT] },
      producer: { value: 'https://example.com/loader', stamp: [AT, 2] },
    })
    expect(aggregate).not.toHaveProperty('externalId')
  })

  test('reads a UUID in upper case as the same run', () =>
    expect(aggregateOf(runEvent({ run: { runId: RUN_ID.toUpperCase() } })).runId).toBe(RUN_ID))

  test('turns any other run id into the UUID v5 of job namespace and text, and stores the text', () => {
    const { runId, externalId } = aggregateOf(runEvent({ run: { runId: 'Job-2024/7' } }))
    expect([runId, externalId]).toEqual([idOf('Run', 'shop', 'Job-2024/7'), 'Job-2024/7'])
    expect(toId(runId)).toBe(runId)
  })

  test.each([
    ['start', 'START'],
    ['Running', 'RUNNING'],
    ['FAIL', 'FAIL'],
    ['abort', 'ABORT'],
    ['OTHER', 'OTHER'],
    [undefined, 'OTHER'],
    [null, 'OTHER'],
  ])('eventType %s is %s', (eventType, kind) => {
    const read = readValid(runEvent({ eventType: eventType as string }))
    expect(Object.keys(read.observation.aggregate!.times)).toEqual([kind])
    expect(read.warnings).toEqual([])
  })

  test.each([
    ['FAILED', 'FAIL'],
    ['failed', 'FAIL'],
    ['ABORTED', 'ABORT'],
    ['CANCELLED', 'ABORT'],
    ['CANCELED', 'ABORT'],
    ['COMPLETED', 'COMPLETE'],
    ['STARTED', 'START'],
  ])('eventType %s is read as %s, with a warning', (eventType, kind) => {
    const read = readValid(runEvent({ eventType }))
    expect(Object.keys(read.observation.aggregate!.times)).toEqual([kind])
    expect(read.warnings).toEqual([
      `eventType \`${eventType.toUpperCase()}\` is not an OpenLineage event type; it was read as ${kind}`,
    ])
  })

  test('reads an unknown eventType as OTHER, with a warning', () => {
    const read = readValid(runEvent({ eventType: 'PAUSED' }))
    expect(read.observation.aggregate!.times).toEqual({ OTHER: [AT, AT] })
    expect(read.warnings).toEqual([
      'eventType is not an OpenLineage event type (FAIL, ABORT, COMPLETE, RUNNING, START, OTHER); it was read as OTHER',
    ])
  })

  test('returns inputs and outputs by dataset id, with the raw name if it differs', () => {
    const raw = { namespace: 'postgresql://db1', name: '"shop"."public"."orders"' }
    const { inputs, outputs } = aggregateOf(runEvent({ inputs: [raw], outputs: [MART] }))
    expect(Object.values(inputs)).toEqual([{ ...ORDERS, raw }])
    expect(Object.values(outputs)).toEqual([MART])
    expect(Object.keys(inputs)).toEqual([idOf('Dataset', ORDERS.namespace, ORDERS.name)])
  })

  test('merges an output that is listed twice, with the greater statistics', () => {
    const output = (rowCount: number): JsonObject => ({
      ...MART,
      outputFacets: { outputStatistics: { rowCount } },
    })
    const { outputs } = aggregateOf(runEvent({ outputs: [output(3), output(8), output(5)] }))
    expect(Object.values(outputs)).toEqual([{ ...MART, statistics: { numRows: 8 } }])
  })

  test('merges two names of one dataset into one interaction, in any order', () => {
    const part = (partition: string): JsonObject => ({
      namespace: 's3a://lake',
      name: `orders/${partition}/part-00000-x.parquet`,
      facets: { version: { datasetVersion: partition } },
    })
    const [a, b] = [part('day=1'), part('day=2')]
    const there = aggregateOf(runEvent({ outputs: [a, b] })).outputs
    expect(aggregateOf(runEvent({ outputs: [b, a] })).outputs).toEqual(there)
    expect(Object.values(there)).toMatchObject([
      {
        namespace: 's3://lake',
        name: 'orders',
        version: { value: 'day=2' },
        raw: { name: b.name },
        partitions: { names: ['day=1', 'day=2'] },
      },
    ])
  })

  test('leaves out an entry without identity, with a warning, and reads the others', () => {
    const { warnings, observation } = readValid(
      runEvent({ inputs: [null, { namespace: 'x' }, 'orders', { namespace: 'x', name: 'a\0' }, ORDERS] }),
    )
    expect(Object.values(observation.aggregate!.inputs)).toEqual([ORDERS])
    expect(warnings).toEqual([
      'inputs[0] is not an object and was left out',
      'inputs[1] was left out: its name is missing',
      'inputs[2] is not an object and was left out',
      'inputs[3] was left out: its name must not contain NUL',
    ])
  })

  test('describes every named dataset, with its place', () => {
    const { datasets } = observationOf(runEvent({ inputs: [ORDERS], outputs: [MART] }))
    expect(datasets.map(({ name, place }) => [name, place])).toEqual([
      [
        'shop.public.orders',
        { location: { type: 'postgres', name: 'db1:5432', addresses: ['db1:5432'] }, storage: 'shop' },
      ],
      [
        'mart.public.revenue',
        { location: { type: 'postgres', name: 'db1:5432', addresses: ['db1:5432'] }, storage: 'mart' },
      ],
    ])
  })
})

describe('job events', () => {
  const jobEvent = (parts: JsonObject): JsonObject => ({
    eventTime: '2026-11-01T10:00:00Z',
    producer: 'catalogue',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent',
    job: { namespace: 'shop', name: 'load', facets: {} },
    ...parts,
  })

  test('declares inputs and outputs', () => {
    const { declaration, aggregate } = observationOf(jobEvent({ inputs: [ORDERS], outputs: [MART] }))
    expect(aggregate).toBeUndefined()
    expect(declaration).toMatchObject({
      subject: idOf('Subject', 'job', 'shop', 'load', 'catalogue'),
      subjectKind: 'job',
      at: AT,
      job: { namespace: 'shop', name: 'load' },
      producer: 'catalogue',
    })
    expect([Object.values(declaration!.inputs), Object.values(declaration!.outputs)]).toEqual([
      [ORDERS],
      [MART],
    ])
  })

  test('gives equal declarations the same id', () => {
    const declare = (parts: JsonObject): string => observationOf(jobEvent(parts)).declaration!.id
    expect(declare({ inputs: [ORDERS] })).toBe(declare({ inputs: [ORDERS, ORDERS] }))
    expect(declare({ inputs: [ORDERS] })).not.toBe(declare({ inputs: [MART] }))
    expect(declare({ inputs: [ORDERS] })).not.toBe(
      declare({ inputs: [ORDERS], eventTime: '2026-11-01T10:00:01Z' }),
    )
  })

  test.each([
    ['empty lists', jobEvent({ inputs: [], outputs: [] })],
    ['entries without identity', jobEvent({ inputs: [{}] })],
    [
      'facets of the job alone',
      jobEvent({ job: { namespace: 'shop', name: 'load', facets: { documentation: { description: 'x' } } } }),
    ],
  ])('%s declare nothing', (_, event) => expect(observationOf(event).declaration).toBeUndefined())

  test.each([
    ['empty', { lineage: [] }],
    ['deleted', { _deleted: true }],
  ])('makes a declaration of a lineage facet that is %s', (_, lineage) => {
    const facets: JsonObject = { lineage }
    expect(
      observationOf(jobEvent({ job: { namespace: 'shop', name: 'load', facets } })).declaration,
    ).toBeDefined()
  })

  test('describes the job with or without a declaration', () => {
    const facets: JsonObject = {
      documentation: { description: 'Loads' },
      jobType: { integration: 'spark', jobType: 'job' },
      sql: { query: 'select 1' },
      ownership: { owners: [{ name: 'ann' }] },
    }
    const { jobs } = observationOf(jobEvent({ job: { namespace: 'shop', name: 'load', facets } }))
    expect(jobs).toEqual([
      {
        kind: 'job',
        namespace: 'shop',
        name: 'load',
        stamp: [AT, 5],
        fields: {
          description: 'Loads',
          type: 'SPARK_JOB',
          sqlId: idOf('Content', 'select 1'),
          producer: 'catalogue',
          'owners catalogue': [['ann', '']],
        },
      },
    ])
    expect(jobId('shop', 'load')).toBe(jobId(jobs[0]!.namespace, jobs[0]!.name))
  })
})

describe('dataset events', () => {
  const datasetEvent = (facets: JsonObject): JsonObject => ({
    eventTime: '2026-11-01T10:00:00Z',
    producer: 'catalogue',
    dataset: { ...MART, facets },
  })

  test.each([
    ['columnLineage', { columnLineage: { fields: {} } }],
    ['an empty lineage', { lineage: {} }],
    ['a deleted lineage', { lineage: { _deleted: true } }],
  ])('makes a declaration of %s', (_, facets) => {
    const { declaration } = observationOf(datasetEvent(facets))
    expect(declaration).toMatchObject({
      subjectKind: 'dataset',
      subject: idOf('Subject', 'dataset', MART.namespace, MART.name, 'catalogue'),
    })
    expect(declaration).not.toHaveProperty('job')
    expect(Object.values(declaration!.outputs)).toMatchObject([MART])
  })

  test('makes no declaration of other facets', () => {
    const { declaration, datasets } = observationOf(
      datasetEvent({ documentation: { description: 'Money' }, schema: { fields: [{ name: 'day' }] } }),
    )
    expect(declaration).toBeUndefined()
    expect(datasets).toMatchObject([
      { ...MART, fields: { description: 'Money' }, schema: { role: 'declared' } },
    ])
  })
})
