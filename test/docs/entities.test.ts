import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemJsonSchema } from '../../src/native/item-json-schema.ts'
import { ITEMS } from '../../src/native/items.ts'
import { openApi, type Api } from '../http/open-api.ts'

const DOCS = new URL('../../docs/', import.meta.url)
const page = readFileSync(new URL('entities.md', DOCS), 'utf8')

/** The examples that are items, in order. */
const examples = [...page.matchAll(/^```json\n(.*?)^```$/gms)]
  .map(([, text]) => JSON.parse(text!) as object)
  .flatMap((value): readonly object[] => (Array.isArray(value) ? (value as object[]) : [value]))
  .filter((value): value is { readonly entity: string } => 'entity' in value)

let api: Api
beforeAll(async () => (api = await openApi()))
afterAll(() => api.close())

const ask = async (query: string): Promise<string> =>
  (await api.post('/api/v1/query', query, { accept: 'text/plain' })).text()

describe('docs/entities.md', () => {
  it('has an example of every kind of item, each accepted without a warning', async () => {
    expect(new Set(examples.map(({ entity }) => entity))).toEqual(new Set(Object.keys(ITEMS)))
    const response = await api.post('/api/v1/entities', JSON.stringify(examples))
    const answer = (await response.json()) as { readonly failed_items: unknown; readonly warnings?: unknown }
    expect(answer).toMatchObject({ status: 'success', failed_items: [] })
    expect(answer.warnings).toBeUndefined()
  })

  it('starts with a call that works, and describes its result', async () => {
    const lines = /<<'END'\n(.*?)^END$/ms.exec(page)![1]!
    const response = await api.post('/api/v1/entities', lines, { 'content-type': 'application/x-ndjson' })
    expect(await response.json()).toMatchObject({ status: 'success', summary: { received: 3 } })
    const question = /`(upstream of [^`]*)`/.exec(page)![1]!
    expect(await ask(question)).toContain('raw/orders')
  })

  it('joins a dataset with its aliases, and finds its locations', async () => {
    // The table is the canonical dataset, and its other names resolve to it.
    const stored = await ask('datasets where storage = "shop"')
    expect(stored).toContain('shop.orders (hive://metastore:9083)')
    expect(stored).toContain('shop.archive.orders (postgres://db:5432)')
    expect(await ask('upstream of dataset "shop.public.orders"')).toContain('raw/orders')
  })

  it('includes the JSON Schema that the server returns', () => {
    expect(JSON.parse(readFileSync(new URL('entities.schema.json', DOCS), 'utf8'))).toEqual(itemJsonSchema())
  })
})
