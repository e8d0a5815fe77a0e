import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toolsOf, type AskApi } from '../../src/web/editor/language-tools.ts'
import { completeEvent } from '../http/events.ts'
import { openApi, type Api } from '../http/open-api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  const event = completeEvent({ job: 'load', inputs: ['raw.orders'], outputs: ['staging.orders'] })
  expect((await api.post('/api/v1/lineage', JSON.stringify(event))).status).toBe(201)
})
afterAll(() => api.close())

const ask: AskApi = async (path, body) => {
  const response = await api.post(`/api/v1/${path}`, JSON.stringify(body))
  return { ok: response.ok, body: await response.json() }
}
const tools = toolsOf(ask)
const { signal } = new AbortController()

describe('the tools of an editor over the real API', () => {
  it('complete keywords and stored names', async () => {
    const keywords = await tools.complete('downst', 6, signal)
    expect(keywords.span).toEqual({ start: 0, end: 6 })
    expect(keywords.items[0]).toMatchObject({ label: 'downstream', insert: 'downstream', kind: 'keyword' })
    const names = await tools.complete('upstream of dataset staging', 27, signal)
    expect(names.items).toContainEqual(
      expect.objectContaining({ label: 'staging.orders', insert: 'staging.orders', kind: 'dataset' }),
    )
  })

  it('explain a word, and nothing without a word', async () => {
    const word = await tools.hover('upstream of raw.orders', 3)
    expect(word.span).toEqual({ start: 0, end: 8 })
    expect(word.markdown).not.toBe('')
    expect((await tools.hover('   ', 1)).markdown).toBe('')
  })

  it('return errors with places and notes, and format', async () => {
    const [mistake] = await tools.check('upstraem of raw.orders')
    expect(mistake).toMatchObject({
      severity: 'error',
      span: { start: 0, end: 8 },
      suggestions: expect.arrayContaining(['upstream']) as string[],
    })
    const [note] = await tools.check('upstream of datasets where owner is null')
    expect(note?.severity).toBe('note')
    expect(await tools.check('datasets')).toEqual([])
    expect(await tools.format('UPSTREAM  of (raw.orders)')).toBe('upstream of raw.orders')
    expect(await tools.format('upstream of')).toBeUndefined()
  })
})
