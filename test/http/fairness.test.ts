import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { completeEvent } from './events.ts'
import { runs } from '../runs.ts'
import { openApi, type Api } from './open-api.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

let api: Api
beforeAll(async () => {
  api = await openApi({ maxBytes: 64 * 1024 * 1024, budgetBytes: 256 * 1024 * 1024 })
})
afterAll(() => api.close())

it('answers single posts while it stores a large batch', { timeout: 240_000 }, async () => {
  const many = Array.from({ length: runs(100_000) }, (_, i) =>
    JSON.stringify(completeEvent({ job: `many_${i % 50}`, inputs: ['fair.a'], outputs: ['fair.b'] })),
  )
  const order: string[] = []
  const batch = api
    .post('/api/v1/lineage/batch', many.join('\n'), { 'content-type': 'application/x-ndjson' })
    .then((response) => {
      order.push('batch')
      return response
    })
  while (api.ingest.waiting === 0) await new Promise((resolve) => setImmediate(resolve))
  for (let i = 0; i < 5; i++) {
    const single = await api.post('/api/v1/lineage', JSON.stringify(completeEvent({ job: 'alone' })))
    expect(single.status).toBe(201)
    order.push('single')
  }
  expect((await batch).status).toBe(200)
  expect(order).toEqual(['single', 'single', 'single', 'single', 'single', 'batch'])
})

it('acknowledges events while a long query runs', { timeout: 120_000 }, async () => {
  const chain = Array.from({ length: 400 }, (_, i) =>
    completeEvent({
      job: `step_${i}`,
      inputs: [`chain.${i}`, `chain.${Math.floor(i / 2)}`],
      outputs: [`chain.${i + 1}`],
    }),
  )
  await api.post('/api/v1/lineage/batch', JSON.stringify(chain))
  const order: string[] = []
  const queries = Array.from({ length: 30 }, () =>
    api
      .post('/api/v1/query', 'upstream of dataset "chain.400" depth all', { 'content-type': 'text/plain' })
      .then(async (response) => {
        await response.text()
        order.push('query')
      }),
  )
  const event = api
    .post('/api/v1/lineage', JSON.stringify(completeEvent({ job: 'concurrent' })))
    .then((response) => {
      expect(response.status).toBe(201)
      order.push('event')
    })
  await Promise.all([...queries, event])
  expect(order.indexOf('event')).toBeLessThan(order.lastIndexOf('query'))
})
