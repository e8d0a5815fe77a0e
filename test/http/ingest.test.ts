import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { completeEvent } from './events.ts'
import { openApi, type Api } from './open-api.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

const LINEAGE = '/api/v1/lineage'
const BATCH = '/api/v1/lineage/batch'
const JSON_TYPE = { 'content-type': 'application/json' }

interface Batch {
  readonly status: string
  readonly summary: { readonly received: number; readonly successful: number; readonly failed: number }
  readonly failed_events: readonly {
    readonly index: number
    readonly reason: string
    readonly retriable: boolean
  }[]
}

interface Problem {
  readonly type: string
  readonly status: number
  readonly detail: string
  readonly requestId: string
}

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

/** The number of datasets upstream of a name. */
async function upstreams(name: string): Promise<number> {
  const response = await api.post('/api/v1/query', `upstream of dataset "${name}" count`, {
    'content-type': 'text/plain',
  })
  const table = (await response.json()) as { rows: number[][] }
  return table.rows[0]![0]!
}

async function problem(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const body = (await response.json()) as Problem
  expect(body.status).toBe(response.status)
  expect(body.requestId).toBe(response.headers.get('x-request-id'))
  expect(JSON.stringify(body)).not.toMatch(/\n\s+at |node_modules|\.ts:/)
  return body
}

describe(`POST ${LINEAGE}`, () => {
  it('answers 201 when queries find the event', async () => {
    const response = await api.post(
      LINEAGE,
      JSON.stringify(completeEvent({ inputs: ['one.a'], outputs: ['one.b'] })),
    )
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ status: 'success' })
    expect(await upstreams('one.b')).toBe(1)
  })

  it('lists the omitted parts', async () => {
    const event = {
      ...completeEvent({ outputs: ['warned.b'] }),
      inputs: [{ namespace: 'postgres://db:5432' }],
    }
    const response = await api.post(LINEAGE, JSON.stringify(event))
    expect(response.status).toBe(201)
    const body = (await response.json()) as { status: string; warnings: string[] }
    expect(body.status).toBe('success')
    expect(body.warnings.length).toBeGreaterThan(0)
  })

  it('counts dropped facets', async () => {
    const counted = async (): Promise<number> => {
      const health = await api.app.request('/healthz')
      return ((await health.json()) as { events: { droppedFacets: number } }).events.droppedFacets
    }
    const before = await counted()
    const event: Record<string, unknown> = { ...completeEvent({ outputs: ['dropped.b'] }) }
    const facets = {
      large: { text: 'x'.repeat(70_000) },
      'spark.logicalPlan': { plan: [] },
      small: { text: 'x' },
    }
    const run = { ...(event.run as object), facets }
    const response = await api.post(LINEAGE, JSON.stringify({ ...event, run }))
    expect(await response.json()).toEqual({
      status: 'success',
      warnings: [
        'run.facets.spark.logicalPlan is not stored',
        'run.facets.large is larger than 64 KiB and was left out',
      ],
    })
    expect(await counted()).toBe(before + 2)
  })

  it.each([
    ['application/json; charset=UTF-8'],
    ['application/json;charset="utf-8"'],
    ['APPLICATION/JSON'],
    ['application/vnd.openlineage+json'],
  ])('accepts %s', async (type) => {
    const response = await api.post(LINEAGE, JSON.stringify(completeEvent()), { 'content-type': type })
    expect(response.status).toBe(201)
  })

  it('accepts a body without Content-Type, a trailing slash, and unknown headers and query parameters', async () => {
    const body = new Blob([JSON.stringify(completeEvent())])
    const response = await api.post(`${LINEAGE}/?timeout=5`, body, { 'x-whatever': 'yes' })
    expect(response.status).toBe(201)
  })

  it('accepts gzip, and a byte order mark', async () => {
    const zipped = gzipSync(`\ufeff${JSON.stringify(completeEvent())}`)
    expect((await api.post(LINEAGE, zipped, { ...JSON_TYPE, 'content-encoding': 'gzip' })).status).toBe(201)
    expect((await api.post(LINEAGE, zipped, { ...JSON_TYPE, 'content-encoding': 'x-gzip' })).status).toBe(201)
  })

  it('gives every request an id, or uses the id of the client', async () => {
    const response = await api.post(LINEAGE, JSON.stringify(completeEvent()), {
      ...JSON_TYPE,
      'x-request-id': 'mine-1',
    })
    expect(response.headers.get('x-request-id')).toBe('mine-1')
  })

  it.each<[string, number, string, NonNullable<RequestInit['body']>, Record<string, string>]>([
    ['no body', 400, 'malformed-body', '', JSON_TYPE],
    ['no JSON', 400, 'malformed-body', '{"eventType": "COM', JSON_TYPE],
    ['no UTF-8', 400, 'malformed-body', new Uint8Array([0x22, 0xff, 0x22]), JSON_TYPE],
    ['no gzip', 400, 'malformed-body', '{}', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
    [
      'half a gzip',
      400,
      'malformed-body',
      gzipSync(JSON.stringify(completeEvent())).subarray(0, 60),
      { ...JSON_TYPE, 'content-encoding': 'gzip' },
    ],
    ['nesting without end', 400, 'malformed-body', '['.repeat(100_000) + ']'.repeat(100_000), JSON_TYPE],
    ['no object', 400, 'not-an-event', '42', JSON_TYPE],
    ['an array', 400, 'not-an-event', JSON.stringify([completeEvent()]), JSON_TYPE],
    ['no kind of event', 400, 'not-an-event', '{"eventTime": "2026-11-24T10:00:00Z"}', JSON_TYPE],
    ['no identity', 422, 'unusable-event', JSON.stringify({ ...completeEvent(), job: {} }), JSON_TYPE],
    ['no time', 422, 'unusable-event', JSON.stringify({ ...completeEvent(), eventTime: 'soon' }), JSON_TYPE],
    ['a form', 415, 'unsupported-media-type', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    [
      'another charset',
      415,
      'unsupported-media-type',
      '{}',
      { 'content-type': 'application/json; charset=utf-16' },
    ],
    ['another encoding', 415, 'unsupported-media-type', '{}', { ...JSON_TYPE, 'content-encoding': 'br' }],
  ])('rejects %s with %i', async (_, status, type, body, headers) => {
    const response = await api.post(LINEAGE, body, headers)
    expect(response.status).toBe(status)
    expect((await problem(response)).type).toBe(`/problems/${type}`)
  })

  it('states which part of the identity is wrong', async () => {
    const body = await problem(
      await api.post(LINEAGE, JSON.stringify({ ...completeEvent(), job: undefined })),
    )
    expect(body).toMatchObject({ path: expect.stringContaining('job') as string })
  })

  it('reports all faults of an event at once, alone and in a batch', async () => {
    const event = { ...completeEvent(), eventTime: 'soon', run: {}, job: { namespace: 'etl', name: 7 } }
    const errors = [
      { path: 'eventTime', found: 'the text "soon"' },
      { path: 'run.runId', message: 'is missing', found: 'nothing' },
      { path: 'job.name', message: 'must be a string', found: 'the number 7' },
    ]
    expect(await problem(await api.post(LINEAGE, JSON.stringify(event)))).toMatchObject({ errors })
    const batch = await (await api.post(BATCH, JSON.stringify([event]))).json()
    expect(batch).toMatchObject({ failed_events: [{ index: 0, errors }] })
  })

  it('rejects a decompression bomb by its decompressed size', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    const response = await api.post(LINEAGE, bomb, { ...JSON_TYPE, 'content-encoding': 'gzip' })
    expect(response.status).toBe(413)
    expect((await problem(response)).type).toBe('/problems/body-too-large')
  })

  it('reports the number and the bytes of events that wait for a commit', async () => {
    const queue = async (): Promise<unknown> => {
      const health = await api.app.request('/healthz')
      return ((await health.json()) as { events: { queue: unknown } }).events.queue
    }
    const submitted = [1, 2, 3].map((i) =>
      api.ingest.submit(completeEvent({ outputs: [`queued.${i}`] }), { bytes: 100 }),
    )
    expect(await queue()).toEqual({ events: 3, bytes: 300 })
    await Promise.all(submitted)
    expect(await queue()).toEqual({ events: 0, bytes: 0 })
  })

  it('frees the memory of every request, also after a failure', () => {
    expect(api.budget.free).toBe(64 * 1024 * 1024)
  })

  it('answers 503 with Retry-After while other requests use up the memory', async () => {
    const small = await openApi({ store: api.store, budgetBytes: 1000 })
    expect(small.budget.take(900, 'another')).toBe(true)
    const body = JSON.stringify(completeEvent())
    const refused = await small.post(LINEAGE, body)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('1')
    small.budget.give(900, 'another')
    expect((await small.post(LINEAGE, body)).status).toBe(201)
  })

  it('answers 503 with Retry-After while too many events wait, and stores the waiting ones', async () => {
    const small = await openApi({ store: api.store, maxWaiting: 3 })
    const responses = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        small.post(LINEAGE, JSON.stringify(completeEvent({ inputs: [`many.a${i}`], outputs: ['many.b'] }))),
      ),
    )
    const stored = responses.filter(({ status }) => status === 201).length
    const refused = responses.filter(({ status }) => status === 503)
    expect(stored + refused.length).toBe(40)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every(({ headers }) => headers.get('retry-after') === '1')).toBe(true)
    expect(await upstreams('many.b')).toBe(stored)
    expect(small.ingest.counters()).toMatchObject({ received: 40, stored, unavailable: refused.length })
  })
})

describe(`POST ${BATCH}`, () => {
  const events = [1, 2, 3].map((i) => completeEvent({ inputs: [`batch.a${i}`], outputs: ['batch.b'] }))
  const lines = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).join('\n')

  it.each([
    ['a JSON array', JSON.stringify(events), 'application/json'],
    ['NDJSON', `${lines(events)}\n`, 'application/x-ndjson'],
    ['NDJSON with blank lines', `\n${lines(events)}\r\n\n`, 'application/ndjson; charset=utf-8'],
  ])('accepts %s', async (_, body, type) => {
    const response = await api.post(BATCH, body, { 'content-type': type })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      status: 'success',
      summary: { received: 3, successful: 3, failed: 0 },
      failed_events: [],
    })
    expect(await upstreams('batch.b')).toBe(3)
  })

  it('accepts a single event, and an empty batch', async () => {
    const one = (await (await api.post(BATCH, JSON.stringify(completeEvent()))).json()) as Batch
    expect(one.summary).toEqual({ received: 1, successful: 1, failed: 0 })
    const none = (await (await api.post(BATCH, '[]')).json()) as Batch
    expect(none).toMatchObject({ status: 'success', summary: { received: 0, successful: 0, failed: 0 } })
  })

  it('stores the valid events of a batch, and lists the invalid ones', async () => {
    const good = completeEvent({ inputs: ['mixed.a'], outputs: ['mixed.b'] })
    const body = Buffer.concat([
      Buffer.from(`${JSON.stringify({ ...good, eventTime: null })}\n{"cut": \n`),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(`${JSON.stringify(good)}\n7\n`),
    ])
    const response = await api.post(BATCH, body, { 'content-type': 'application/x-ndjson' })
    expect(response.status).toBe(200)
    const answer = (await response.json()) as Batch
    expect(answer.status).toBe('partial_success')
    expect(answer.summary).toEqual({ received: 5, successful: 1, failed: 4 })
    expect(answer.failed_events.map(({ index }) => index)).toEqual([0, 1, 2, 4])
    expect(answer.failed_events.every(({ retriable, reason }) => !retriable && reason !== '')).toBe(true)
    expect(await upstreams('mixed.b')).toBe(1)
  })

  it('names the wrong path once', async () => {
    const event = { ...completeEvent(), run: {} }
    const answer = (await (await api.post(BATCH, JSON.stringify([event]))).json()) as Batch
    expect(answer.failed_events[0]?.reason).toMatch(/^run\.runId is missing/)
  })

  it('answers 200 with the status failure if all events are invalid', async () => {
    const response = await api.post(BATCH, '[{}, 1]')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      status: 'failure',
      summary: { received: 2, successful: 0, failed: 2 },
    })
  })

  it.each([
    ['"text"', 400],
    ['[', 400],
    ['', 400],
  ])('rejects %s as a whole', async (body, status) => {
    expect((await api.post(BATCH, body)).status).toBe(status)
  })

  it.each([
    ['a JSON array', `[${'1,'.repeat(100_000)}1]`, 'application/json'],
    ['NDJSON', '1\n'.repeat(100_001), 'application/x-ndjson'],
  ])('rejects more than 100,000 events in %s before it writes any', async (_, body, type) => {
    const { received } = api.ingest.counters()
    const response = await api.post(BATCH, body, { 'content-type': type })
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      detail: 'the batch has more than 100000 events: send fewer in one request',
    })
    expect(api.ingest.counters().received).toBe(received)
  })

  it('does not count blank lines as events', async () => {
    const body = `${' \r\n'.repeat(100_001)}${JSON.stringify(completeEvent())}`
    const response = await api.post(BATCH, body, { 'content-type': 'application/x-ndjson' })
    expect(await response.json()).toMatchObject({ status: 'success', summary: { received: 1 } })
  })

  it('accepts more events than may wait at once', async () => {
    const small = await openApi({ store: api.store, maxWaiting: 500 })
    const many = Array.from({ length: 1200 }, () =>
      completeEvent({ runId: '0190a5b5-0000-7000-8000-000000000001' }),
    )
    const answer = (await (await small.post(BATCH, JSON.stringify(many))).json()) as Batch
    expect(answer.summary).toEqual({ received: 1200, successful: 1200, failed: 0 })
  })

  it('answers 503 if nothing could be written', async () => {
    const closed = await openApi({ store: api.store })
    await closed.ingest.close()
    const response = await closed.post(BATCH, JSON.stringify(events))
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
  })
})

describe('an unavailable store', () => {
  it('causes 503 without a stack trace', async () => {
    const gone = await openApi()
    await gone.store.close()
    const body = JSON.stringify(completeEvent({ inputs: ['x'], outputs: ['y'] }))
    for (const response of [
      await gone.post(LINEAGE, body),
      await gone.post(BATCH, `[${body}]`),
      await gone.post('/api/v1/query', 'datasets', { 'content-type': 'text/plain' }),
      await gone.app.request('/readyz'),
    ]) {
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toBe('1')
      expect((await problem(response)).type).toBe('/problems/unavailable')
    }
    await gone.close()
  })
})
