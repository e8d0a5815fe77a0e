import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from './events.ts'
import { openApi, type Api } from './open-api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  const event = completeEvent({
    inputs: ['shop.raw.orders', 'shop.raw.customers'],
    outputs: ['shop.mart.revenue'],
  })
  await api.post('/api/v1/lineage', JSON.stringify(event))
})
afterAll(() => api.close())

const search = async (query: string) => {
  const response = await api.app.request(`/api/v1/search?${query}`)
  return { status: response.status, body: (await response.json()) as Body }
}
interface Body {
  readonly items: readonly { readonly kind: string; readonly name: string; readonly match: string }[]
  readonly detail?: string
  readonly path?: string
}

describe('GET /api/v1/search', () => {
  it('lists results, best first', async () => {
    const { status, body } = await search('q=raw')
    expect(status).toBe(200)
    expect(body.items.map(({ kind, name, match }) => `${match} ${kind} ${name}`)).toEqual([
      'part dataset shop.raw.orders',
      'part dataset shop.raw.customers',
    ])
  })

  it('accepts kinds, a limit, and words in any order', async () => {
    expect((await search('q=shop&limit=1')).body.items).toHaveLength(1)
    expect((await search('q=shop&kind=job')).body.items).toEqual([])
    expect((await search('q=orders+shop&kind=job&kind=dataset')).body.items).toHaveLength(1)
  })

  it.each([
    ['', 'q', 'q is missing: it must be a non-empty text, given once, of at most 500 characters'],
    ['q=', 'q', 'q must be a non-empty text, given once, of at most 500 characters'],
    ['q=a&q=b', 'q', 'q must be a non-empty text, given once, of at most 500 characters'],
    ['q=a&limit=0', 'limit', 'limit must be a whole number from 1 to 100'],
    ['q=a&limit=ten', 'limit', 'limit must be a whole number from 1 to 100'],
    [
      'q=a&kind=table',
      'kind',
      'kind must be one of dataset, job, column, tag, user or namespace, given at most 6 times',
    ],
  ])('rejects %j with the valid values', async (query, path, detail) => {
    const { status, body } = await search(query)
    expect([status, body.path, body.detail]).toEqual([400, path, detail])
  })
})
