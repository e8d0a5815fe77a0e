import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fillWide } from '../bad-input/wide-tree.ts'
import { openApi, type Api } from '../http/open-api.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

const DATASETS = 2_000
const PLACES = 4
const WAITING = 20
const QUERIES = PLACES / 2 + WAITING + 8

let api: Api
let greedy: string
let other: string
beforeAll(async () => {
  api = await openApi({
    apiKey: 'key-of-the-operator',
    admission: { places: PLACES, maxWaitingPerCaller: WAITING },
  })
  await fillWide(api.store, DATASETS)
  greedy = await makeKey('greedy')
  other = await makeKey('other')
})
afterAll(() => api.close())

async function makeKey(name: string): Promise<string> {
  const made = await api.keys.create({ name, scopes: ['read'] })
  return made.kind === 'made' ? made.text : ''
}

const post = async (key: string, path: string, body: object, signal?: AbortSignal): Promise<Response> =>
  api.app.request(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  })

const query = (key: string, limits = {}, signal?: AbortSignal) =>
  post(key, '/api/v1/query', { query: 'downstream of dataset wide.d0 depth all', limits }, signal)

it('answers other keys fairly while one key exceeds its limit', async () => {
  const order: string[] = []
  const noting = async (who: string, response: Response | Promise<Response>): Promise<number> => {
    const { status } = await response
    if (status === 200) order.push(who)
    return status
  }
  const flood = Array.from({ length: QUERIES }, () => noting('greedy', query(greedy)))
  const mine = [
    noting('other', query(other)),
    noting('other', post(other, '/api/v1/query', { query: 'dataset wide.d0' })),
  ]
  expect(await Promise.all(mine)).toEqual([200, 200])
  // Requests that do not need a slot for queries.
  const search = await api.app.request('/api/v1/search?q=wide', {
    headers: { authorization: `Bearer ${other}` },
  })
  expect(search.status).toBe(200)
  expect((await api.app.request('/readyz')).status).toBe(200)
  const statuses = await Promise.all(flood)
  expect(statuses.filter((status) => status === 429).length).toBe(QUERIES - PLACES / 2 - WAITING)
  expect(statuses.filter((status) => status === 200).length).toBe(PLACES / 2 + WAITING)
  // Neither the short query nor the long one waits for all earlier requests of the other key.
  expect(order.lastIndexOf('other')).toBeLessThan(order.length / 2)
})

it('returns the remedy and a Retry-After header', async () => {
  const flood = Array.from({ length: QUERIES }, () => query(greedy))
  const responses = await Promise.all(flood)
  const refused = responses.find(({ status }) => status === 429)!
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(await refused.json()).toMatchObject({
    type: '/problems/too-many-requests',
    detail: `${WAITING} requests of this caller wait already: wait for their answers before sending more queries`,
  })
})

it('counts waiting against the time limit of a query, and cancels it when the caller disconnects', async () => {
  const gone = new AbortController()
  const flood = Array.from({ length: PLACES / 2 + 4 }, () => query(greedy))
  const late = query(greedy, { timeMs: 1 })
  const left = query(greedy, {}, gone.signal)
  gone.abort()
  expect((await late).status).toBe(429)
  expect((await left).status).toBe(503)
  for (const { status } of await Promise.all(flood)) expect(status).toBe(200)
})

it('releases slots and memory after every kind of response', async () => {
  const before = api.answers.free
  for (const accept of ['application/json', 'text/csv', 'application/x-ndjson', 'text/vnd.graphviz']) {
    const response = await api.app.request('/api/v1/query', {
      method: 'POST',
      headers: { authorization: `Bearer ${other}`, 'content-type': 'text/plain', accept },
      body: 'downstream of dataset wide.d0 depth all',
    })
    expect([accept, response.status]).toEqual([accept, 200])
    await response.text()
  }
  await post(other, '/api/v1/query', { query: 'no query at all' })
  await post(other, '/api/v1/explain', { query: 'datasets' })
  // Calls the app directly: `api.app.request` reads the body to check it.
  const unread = await api.app.fetch(
    new Request('http://localhost/api/v1/query', {
      method: 'POST',
      headers: { authorization: `Bearer ${other}`, 'content-type': 'text/plain' },
      body: 'downstream of dataset wide.d0 depth all',
    }),
  )
  expect(api.answers.free).toBeLessThan(before)
  await unread.body?.cancel()
  expect(api.answers.free).toBe(before)
  for (let i = 0; i < 2 * PLACES; i++) expect((await query(other)).status).toBe(200)
})
