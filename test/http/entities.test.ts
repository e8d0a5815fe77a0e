import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import { openApi, type Api } from './open-api.ts'

const PATH = '/api/v1/entities'

interface Answer {
  readonly status: string
  readonly summary: { readonly received: number; readonly successful: number; readonly failed: number }
  readonly results: readonly {
    readonly index: number
    readonly entity: string
    readonly id: string
    readonly operationId?: string
  }[]
  readonly failed_items: readonly {
    readonly index: number
    readonly reason: string
    readonly path?: string
  }[]
}

let api: Api
beforeAll(async () => (api = await openApi({ apiKey: 'key' })))
afterAll(() => api.close())

const json = { 'content-type': 'application/json', authorization: 'Bearer key' }
const send = async (items: unknown): Promise<Answer> => {
  const response = await api.post(PATH, JSON.stringify(items), json)
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}
const rows = async (): Promise<readonly DumpRow[]> => Array.fromAsync(api.store.dump())
const edges = async (type: string) =>
  (await rows()).flatMap((row) => (row.kind === 'edge' && row.row.type === type ? [row.row] : []))
const node = async (id: string) => (await rows()).find((row) => row.kind === 'node' && row.row.id === id)?.row
const ask = async (query: string): Promise<string> =>
  (await api.post('/api/v1/query', query, { authorization: 'Bearer key', accept: 'text/plain' })).text()

const job = { namespace: 'etl', name: 'load orders' }
const dataset = (name: string) => ({ namespace: 'postgres://db', name: `shop.public.${name}` })

describe('POST /api/v1/entities', () => {
  it('makes lineage from a run and its interactions, in any order', async () => {
    const run = { job, externalId: '2026-11-01' }
    const answer = await send([
      {
        entity: 'interaction',
        run,
        dataset: dataset('orders'),
        type: 'append',
        numRows: 5,
        connectAs: 'etl',
      },
      { entity: 'interaction', run, dataset: dataset('raw'), type: 'read', numFiles: 2 },
      {
        entity: 'run',
        ...run,
        status: 'succeeded',
        startedAt: '2026-11-01T10:00:00Z',
        endedAt: '2026-11-01T10:05:00Z',
        user: 'ann',
      },
    ])
    expect(answer).toMatchObject({
      status: 'success',
      summary: { received: 3, successful: 3, failed: 0 },
      results: [
        { index: 0, entity: 'interaction' },
        { index: 1, entity: 'interaction' },
        { index: 2, entity: 'run' },
      ],
      failed_items: [],
    })
    expect(await ask('upstream of dataset "shop.public.orders"')).toContain('raw  by load orders (inferred)')
    const [wrote] = await edges('WROTE')
    const connectAsUserId = wrote!.props.connectAsUserId as string
    expect(wrote!.props).toMatchObject({
      numRows: 5,
      types: ['append'],
      startedAt: Date.UTC(2026, 10, 1, 10),
      endedAt: Date.UTC(2026, 10, 1, 10, 5),
    })
    expect(await node(connectAsUserId)).toMatchObject({ label: 'User', props: { name: 'etl' } })
    expect(await node(answer.results[2]!.id)).toMatchObject({
      props: { status: 'succeeded', externalId: '2026-11-01', endedAt: Date.UTC(2026, 10, 1, 10, 5) },
    })
  })

  it('returns an id for a run and an operation without one, for later items', async () => {
    const first = await send([{ entity: 'run', job, name: 'by hand' }])
    const run = { job, id: first.results[0]!.id }
    expect(run.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    const second = await send([{ entity: 'operation', run, name: 'copy', status: 'failed', sql: 'SELECT 1' }])
    const { id, operationId } = second.results[0]!
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    await send([{ entity: 'interaction', run, operation: { id }, dataset: dataset('copied'), type: 'write' }])
    expect(await node(run.id)).toMatchObject({ props: { name: 'by hand' } })
    expect(await node(operationId!)).toMatchObject({
      label: 'Operation',
      props: { name: 'copy', status: 'failed', runId: run.id, ownRunId: id, counts: false },
    })
  })

  it('merges with the OpenLineage events of the same run', async () => {
    const runId = '0197a5b2-0000-7000-8000-000000000001'
    const event = {
      eventType: 'COMPLETE',
      eventTime: '2026-11-02T10:00:00Z',
      run: { runId },
      job,
      inputs: [dataset('a')],
      outputs: [dataset('b')],
    }
    await api.post('/api/v1/lineage', JSON.stringify(event), json)
    await send([
      { entity: 'interaction', run: { job, id: runId }, dataset: dataset('b'), type: 'overwrite' },
      { entity: 'run', job, id: runId, attempt: 3, observedAt: '2026-11-02T09:00:00Z', status: 'running' },
    ])
    expect(await node(runId)).toMatchObject({ props: { attempt: 3, status: 'succeeded' } })
    const wrote = (await edges('WROTE')).filter(({ props }) => props.startedAt === Date.UTC(2026, 10, 2, 10))
    expect(wrote.map(({ props }) => props.types)).toEqual([['overwrite']])
  })

  it('uses the newest item, in any order of arrival', async () => {
    const named = { entity: 'dataset', ...dataset('described') }
    await send([{ ...named, description: 'new', observedAt: '2026-11-03T00:00:00Z' }])
    const [made] = (await send([{ ...named, description: 'old', observedAt: '2026-11-02T00:00:00Z' }]))
      .results
    expect(await node(made!.id)).toMatchObject({ props: { description: 'new' } })
  })

  it('rejects only the invalid item, and states the place and the valid values', async () => {
    const answer = await send([
      { entity: 'user', name: 'ann' },
      { entity: 'user', nam: 'ann' },
      { entity: 'dateset', namespace: 'a', name: 'b' },
      { entity: 'interaction', run: { job }, dataset: dataset('a'), type: 'read' },
      7,
    ])
    expect(answer).toMatchObject({
      status: 'partial_success',
      summary: { received: 5, successful: 1, failed: 4 },
    })
    expect(answer.failed_items).toEqual([
      { index: 1, path: 'name', reason: 'name is missing', retriable: false },
      {
        index: 2,
        path: 'entity',
        reason: expect.stringMatching(
          /^entity must be one of location, .* \(did you mean dataset\?\)$/,
        ) as string,
        retriable: false,
      },
      { index: 3, path: 'run', reason: 'run needs an id or an externalId', retriable: false },
      { index: 4, reason: 'an item must be a JSON object', retriable: false },
    ])
  })

  it('accepts NDJSON, gzip and a single item', async () => {
    const line = (name: string) => `${JSON.stringify({ entity: 'user', name })}\n`
    const ndjson = await api.post(PATH, gzipSync(`${line('bob')}{"cut\n\n${line('cat')}`), {
      authorization: 'Bearer key',
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    })
    expect(await ndjson.json()).toMatchObject({
      summary: { received: 3, successful: 2, failed: 1 },
      failed_items: [{ index: 1, reason: expect.stringContaining('the line is not JSON') as string }],
    })
    expect(await send({ entity: 'user', name: 'dot' })).toMatchObject({
      summary: { received: 1, successful: 1 },
    })
  })

  it('requires the key, and a known Content-Type', async () => {
    expect((await api.post(PATH, '[]', { 'content-type': 'application/json' })).status).toBe(401)
    expect((await api.post(PATH, '[]', { ...json, 'content-type': 'text/csv' })).status).toBe(415)
    expect((await api.app.request(PATH, { headers: json })).status).toBe(405)
  })

  it('serves the JSON Schema of its items', async () => {
    const response = await api.app.request(`${PATH}/schema`, { headers: json })
    expect(response.headers.get('content-type')).toBe('application/schema+json')
    expect(await response.json()).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
  })
})

describe('POST /api/v1/entities with too many waiting requests', () => {
  it('answers 503 if nothing was written, so that the client retries the whole request', async () => {
    const full = await openApi({ maxWaiting: 0 })
    try {
      const response = await full.post(PATH, '[{"entity":"user","name":"ann"}]')
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toBe('1')
    } finally {
      await full.close()
    }
  })
})
