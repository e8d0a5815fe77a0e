import fc from 'fast-check'
import { randomText } from '../generators/random-query.ts'
import { format } from '../../src/lang/format.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from './events.ts'
import { openApi, type Api } from './open-api.ts'
import { runs } from '../runs.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  for (const event of [
    completeEvent({ job: 'load', inputs: ['raw.orders'], outputs: ['staging.orders', 'depth', 'two words'] }),
    completeEvent({ job: 'build', inputs: ['staging.orders'], outputs: ['mart.revenue'] }),
  ])
    expect((await api.post('/api/v1/lineage', JSON.stringify(event))).status).toBe(201)
})
afterAll(() => api.close())

const post = async (path: string, body: unknown, headers?: Record<string, string>): Promise<Response> =>
  api.post(`/api/v1/${path}`, typeof body === 'string' ? body : JSON.stringify(body), headers)
const TEXT = { 'content-type': 'text/plain' }

/** The completions at the `|` in a text. */
async function completed(marked: string, limit?: number) {
  const query = marked.replace('|', '')
  const response = await post('complete', { query, caret: marked.indexOf('|'), limit })
  expect(response.status).toBe(200)
  return (await response.json()) as {
    readonly span: { readonly start: number; readonly end: number }
    readonly items: readonly { label: string; insert: string; kind: string; detail: string }[]
  }
}
const inserts = async (marked: string): Promise<readonly string[]> =>
  (await completed(marked)).items.map(({ insert }) => insert)

describe('POST /api/v1/complete', () => {
  it('offers stored names with their kind, to replace the typed text', async () => {
    const { span, items } = await completed('upstream of dataset ord| depth 3')
    expect(span).toEqual({ start: 20, end: 23 })
    expect(items).toEqual([
      { label: 'raw.orders', insert: 'raw.orders', kind: 'dataset', detail: 'postgres://db:5432' },
      { label: 'staging.orders', insert: 'staging.orders', kind: 'dataset', detail: 'postgres://db:5432' },
    ])
  })

  it('quotes names only if necessary', async () => {
    expect(await inserts('dataset two|')).toEqual(['"two words"'])
    expect(await inserts('dataset dep|')).toEqual(['depth'])
    expect(await inserts('upstream of dep|')).toEqual(['"depth"'])
    expect(await inserts('dataset "dep|')).toEqual(['"depth"'])
  })

  it('offers keywords, fields, values, names of the text', async () => {
    expect(await inserts('upst|')).toEqual(['upstream'])
    expect(await inserts('jobs where own|')).toEqual(['owner', 'downstreams'])
    expect(await inserts('datasets where fo|')).toEqual(['format'])
    expect(await inserts('jobs where status = f|')).toEqual(['failed'])
    expect(await inserts('upstream of raw.orders since 12|')).toEqual(['12d', '12h', '12m', '12s', '12w'])
    expect(await inserts('let mine = dataset raw.orders; downstream of mi|')).toEqual(['mine'])
    expect(await inserts('upstream of a via un|')).toEqual(['unmasked'])
    expect((await inserts('datasets in post|'))[0]).toBe('postgres://db:5432')
    expect(await inserts('job lo|')).toEqual(['load'])
    expect(await inserts('dataset postgres://db:5432/mart.|')).toEqual(['postgres://db:5432/mart.revenue'])
  })

  it('lists the best completions first, up to the limit', async () => {
    expect(await inserts('upstream |')).toEqual(['of'])
    expect((await completed('upstream of |', 3)).items).toHaveLength(3)
    expect((await inserts('upstream of raw.orders d|'))[0]).toBe('depth')
  })

  it('knows saved queries and their parameters', async () => {
    const saved = { text: 'datasets in $where where owner is null', description: 'tables of nobody' }
    const put = await api.app.request('/api/v1/queries/unowned', {
      method: 'PUT',
      body: JSON.stringify(saved),
      headers: { 'content-type': 'application/json' },
    })
    expect(put.status).toBe(201)
    expect((await completed('downstream of @un|')).items).toEqual([
      { label: 'unowned', insert: 'unowned', kind: 'saved', detail: 'tables of nobody' },
    ])
    expect(await inserts('@unowned(|')).toEqual(['where = ', ')'])
    const hovered = await post('hover', { query: '@unowned', caret: 3 })
    expect(await hovered.json()).toMatchObject({ markdown: '`@unowned(where)`\n\ntables of nobody' })
  })

  it('rejects a caret outside the text', async () => {
    for (const body of [
      { query: 'a' },
      { query: 'a', caret: 2 },
      { query: 'a', caret: 0, limit: 0 },
      { caret: 0 },
    ]) {
      const response = await post('complete', body)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ type: '/problems/invalid-request' })
    }
    expect((await post('complete', 'datasets', TEXT)).status).toBe(415)
  })
})

describe('POST /api/v1/hover', () => {
  const hover = async (marked: string) =>
    (await (await post('hover', { query: marked.replace('|', ''), caret: marked.indexOf('|') })).json()) as {
      readonly span: object
      readonly markdown: string
    }
  it.each([
    ['up|stream of a', /^`upstream`\n\n.*what feeds it/],
    ['upstream of a de|pth 3', /^`depth`.*Without it: `all`/s],
    ['datasets where own|er is null', /^`owner` \(text, of datasets, columns, jobs\)\n\nits owners/],
    ['upstream of dataset mart.rev|enue', /^dataset `mart\.revenue` in `postgres:\/\/db:5432`/],
    ['upstream of rev|enue', /^dataset `mart\.revenue`/],
    ['upstream of orders|', /^2 datasets match:\n\n- `raw\.orders`/],
    ['upstream of dataset nothin|', /^no dataset has this name/],
    ['job bu|ild', /^job `build` in `etl`/],
    ['let m = a; upstream of |m', /^`m`\n\nbound by/],
    ['upstream of a via dir|ect', /^`direct`/],
    ['datasets where a |= 1', /^`=`\n\nEqual/],
    ['dataset depth| depth 3', /^dataset `depth`/],
    ['upstrem of dataset a dep|th', /^`depth`/],
    ['a   |   b', /^$/],
  ])('%s', async (marked, expected) => expect((await hover(marked)).markdown).toMatch(expected))
})

describe('POST /api/v1/format', () => {
  it('formats a text, with its comments', async () => {
    const response = await post('format', 'UPSTREAM OF a -- why\nDEPTH 3', { ...TEXT, accept: 'text/plain' })
    expect(await response.text()).toBe('upstream of a -- why\n  depth 3\n')
    const json = await post('format', { query: 'upstream of a depth 3', width: 10 })
    expect(await json.json()).toEqual({ text: 'upstream of a\n  depth 3' })
    expect((await post('format', 'a', { ...TEXT, accept: 'image/png' })).status).toBe(406)
  })

  it('reports errors', async () => {
    const response = await post('format', 'upstream of', TEXT)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      type: '/problems/invalid-query',
      diagnostics: [{ severity: 'error' }],
    })
  })
})

describe('POST /api/v1/parse', () => {
  it('returns a tree that /query and /explain accept instead of the text', async () => {
    const query = 'downstream of dataset raw.orders depth 1 show name'
    const { tree } = (await (await post('parse', query, TEXT)).json()) as { readonly tree: object }
    const answer = (await (await post('query', { query: tree })).json()) as { readonly rows: unknown }
    const ofText = (await (await post('query', { query })).json()) as { readonly rows: unknown }
    expect(answer.rows).toEqual(ofText.rows)
    expect((await post('explain', { query: tree })).status).toBe(200)
  })

  it('returns the span of each node on request', async () => {
    const query = ' upstream  of a  since 7d -- so far'
    const expected = await (await post('parse', { query, spans: true })).json()
    expect(expected).toMatchObject({
      query: 'upstream of a since 7d',
      tree: { query: { body: { span: { start: 1, end: 25 }, clauses: [{ span: { start: 17, end: 25 } }] } } },
    })
    for (const body of [{ query }, { query, spans: false }])
      expect(JSON.stringify(await (await post('parse', body)).json())).not.toContain('"span"')
    expect((await post('parse', { query, spans: 1 })).status).toBe(400)
  })

  it('rejects an invalid tree, and states the place', async () => {
    const response = await post('query', {
      query: { kind: 'text', explain: false, lets: [], query: { kind: 'query' } },
    })
    expect(response.status).toBe(400)
    const problem = (await response.json()) as { readonly errors: readonly { readonly path: string }[] }
    expect(problem.errors.map(({ path }) => path)).toContain('query.stages')
  })

  it('rejects a tree that differs from the tree of its text', async () => {
    const { tree } = (await (await post('parse', 'upstream of a since 7d', TEXT)).json()) as {
      readonly tree: object
    }
    const forged = JSON.stringify(tree).replace('"text":"7d"', '"text":"7d union datasets"')
    const response = await post('query', `{"query":${forged}}`)
    expect(response.status).toBe(400)
    expect(JSON.stringify(await response.json())).toContain('not the tree')
  })

  it('publishes the schema of trees', async () => {
    const response = await api.app.request('/api/v1/parse/schema')
    expect(response.headers.get('content-type')).toBe('application/schema+json')
    expect(await response.json()).toMatchObject({ title: 'The tree of a lineage query' })
  })
})

describe('any text, at any caret', () => {
  const texts = fc.oneof(
    randomText.map(format),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.tuple(randomText, fc.nat()).map(([tree, cut]) => format(tree).slice(0, cut % 60)),
  )
  it.each(['complete', 'hover'])('%s answers', async (path) => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), async (query, n) => {
        const response = await post(path, { query, caret: n % (query.length + 1) })
        expect(response.status).toBe(200)
        const { span } = (await response.json()) as { span: { start: number; end: number } }
        expect(span.start >= 0 && span.start <= span.end && span.end <= query.length).toBe(true)
      }),
      { numRuns: runs(100) },
    )
  })
})
