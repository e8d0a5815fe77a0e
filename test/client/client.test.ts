import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient, type Client } from '../../src/client/create-client.ts'
import { openApi, type Api } from '../http/open-api.ts'
import { clientTypes, TYPES_FILE } from './client-types.ts'

const KEY = 'a-key-that-only-this-test-uses'

let api: Api
let client: Client
beforeAll(async () => {
  api = await openApi({ apiKey: KEY })
  client = createClient({
    url: 'http://localhost',
    key: KEY,
    fetch: async (request) => api.app.request(request),
  })
})
afterAll(() => api.close())

it('has the types of the OpenAPI document; otherwise run `npm run client:generate`', async () => {
  expect(await readFile(TYPES_FILE, 'utf8')).toBe(await clientTypes())
})

it('sends an event and queries the graph', async () => {
  const sent = await client.POST('/api/v1/lineage', {
    body: {
      eventType: 'COMPLETE',
      eventTime: '2026-11-01T10:00:00Z',
      producer: 'https://example.com/test',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: '0193e0a0-0000-7000-8000-000000000001' },
      job: { namespace: 'nightly', name: 'load' },
      inputs: [{ namespace: 'files', name: 'a' }],
      outputs: [{ namespace: 'files', name: 'b' }],
    },
  })
  expect(sent.response.status).toBe(201)
  expect(sent.data?.status).toBe('success')
  const { data } = await client.POST('/api/v1/query', { body: { query: 'downstream of a' } })
  expect(data).toMatchObject({ complete: true })
  const listed = await client.GET('/api/v1/datasets', { params: { query: { limit: 1 } } })
  expect(listed.data?.items).toHaveLength(1)
})

it('resolves to a problem if the server rejects the request', async () => {
  const { data, error, response } = await client.POST('/api/v1/query', {
    body: { query: 'downstream off a' },
  })
  expect(data).toBeUndefined()
  expect(response.status).toBe(400)
  expect(error?.status).toBe(400)
  const stranger = createClient({
    url: 'http://localhost',
    fetch: async (request) => api.app.request(request),
  })
  expect((await stranger.GET('/api/v1/datasets')).error?.status).toBe(401)
})

it.each(['secret7\nx', 'secret7 x', 'é-secret7', ''])(
  'refuses a malformed key without showing it: %j',
  (key) => {
    const create = () => createClient({ url: 'http://localhost', key })
    expect(create).toThrow(/^The key of the client has a space/u)
    expect(create).not.toThrow(/secret7/u)
  },
)
