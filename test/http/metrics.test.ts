import { afterAll, beforeAll, expect, it } from 'vitest'
import { completeEvent } from './events.ts'
import { openApi, type Api } from './open-api.ts'
import { readMetrics } from './read-metrics.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const metrics = async () => readMetrics(await (await api.app.request('/metrics')).text())
const ask = (query: string) => api.post('/api/v1/query', JSON.stringify({ query }))
const REQUESTS = 'tributary_http_request_duration_seconds_count'
const QUERIES = 'tributary_query_duration_seconds_count'

it('counts events by outcome, their commits, and stored dead letters', async () => {
  const before = await metrics()
  await api.post('/api/v1/lineage', JSON.stringify(completeEvent({ inputs: ['a'], outputs: ['b'] })))
  await api.post('/api/v1/lineage', '{"eventTime": 7}')
  const after = await metrics()
  const grown = (name: string) => after.get(name)! - before.get(name)!
  expect(grown('tributary_events_total{outcome="stored"}')).toBe(1)
  expect(grown('tributary_events_total{outcome="refused"}')).toBe(1)
  expect(grown('tributary_events_total{outcome="failed"}')).toBe(0)
  expect(grown('tributary_commit_duration_seconds_count')).toBe(1)
  expect(grown('tributary_commit_events_sum')).toBe(1)
  expect(grown('tributary_commit_bytes_sum')).toBeGreaterThan(100)
  expect(grown('tributary_dead_letters_kept_total')).toBe(1)
  expect(after.get('tributary_dead_letters_lost_total')).toBe(0)
  expect(after.get('tributary_queue_events')).toBe(0)
  expect(after.get('tributary_queue_bytes')).toBe(0)
})

it('times queries by form and outcome', async () => {
  await ask('upstream of b')
  await ask('datasets show name')
  await ask('datasets show name limit 1')
  await ask('paths from a to b')
  await ask('explain paths from a to b')
  await ask('upstreem of b')
  await ask('upstream of nothing.of.that.name')
  const found = await metrics()
  expect(found.get(`${QUERIES}{form="walk",outcome="complete"}`)).toBe(1)
  expect(found.get(`${QUERIES}{form="select",outcome="complete"}`)).toBe(2)
  expect(found.get(`${QUERIES}{form="paths",outcome="complete"}`)).toBe(1)
  expect(found.get(`${QUERIES}{form="paths",outcome="plan"}`)).toBe(1)
  expect(found.get(`${QUERIES}{form="none",outcome="mistakes"}`)).toBe(2)
})

it('counts requests by path template, and all unknown paths together', async () => {
  await api.app.request('/api/v1/queries/one-name')
  await api.app.request('/api/v1/queries/another-name')
  await api.app.request('/no/such/path')
  await api.app.request('/nor/this')
  await api.app.request('/problems/not-found')
  await api.app.request('/api/v1/queries', { method: 'BREW' })
  const found = await metrics()
  expect(found.get(`${REQUESTS}{method="GET",route="/api/v1/queries/{name}",status="404"}`)).toBe(2)
  expect(found.get(`${REQUESTS}{method="GET",route="none",status="404"}`)).toBe(2)
  expect(found.get(`${REQUESTS}{method="GET",route="/problems/{name}",status="200"}`)).toBe(1)
  expect(found.get(`${REQUESTS}{method="other",route="none",status="405"}`)).toBe(1)
  expect([...found.keys()].join('\n')).not.toMatch(/one-name|such|BREW/u)
  // The request for the metrics itself.
  expect(found.get('tributary_http_requests_in_progress')).toBe(1)
})

it('reports version, store, readers, files and the process', async () => {
  const found = await metrics()
  expect(found.get('tributary_info{version="0.0.0-test",store="embedded"}')).toBe(1)
  expect(found.get('tributary_readers{state="idle"}')).toBe(4)
  expect(found.get('tributary_readers_waiting')).toBe(0)
  expect(found.get('tributary_store_file_bytes{file="database"}')).toBeGreaterThan(0)
  expect(found.get('tributary_store_file_bytes{file="wal"}')).toBeGreaterThan(0)
  expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1e7)
  expect(found.has('nodejs_eventloop_lag_p99_seconds')).toBe(true)
})

it('omits the metrics of an unavailable store', async () => {
  // The server could not look up a key in the store.
  const closed = await openApi({ apiKey: 'k' })
  await closed.store.close()
  const response = await closed.app.request('/metrics', { headers: { authorization: 'Bearer k' } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const found = readMetrics(await response.text())
  expect([...found.keys()].filter((name) => name.startsWith('tributary_store_'))).toEqual([])
  expect(found.has('tributary_readers_waiting')).toBe(false)
  expect(found.get('tributary_queue_events')).toBe(0)
  await closed.close()
})

it('requires a key if the API does', async () => {
  const guarded = await openApi({ apiKey: 'k' })
  expect((await guarded.app.request('/metrics')).status).toBe(401)
  const headers = { authorization: 'Bearer k' }
  expect((await guarded.app.request('/metrics', { headers })).status).toBe(200)
  await guarded.close()
})
