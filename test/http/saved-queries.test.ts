import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from './events.ts'
import { openApi, type Api } from './open-api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  for (const [inputs, outputs] of [
    [['raw'], ['staging']],
    [['staging'], ['mart']],
  ] as const)
    await api.post('/api/v1/lineage', JSON.stringify(completeEvent({ job: outputs[0], inputs, outputs })))
})
afterAll(() => api.close())

const QUERIES = '/api/v1/queries'
const get = async (path = ''): Promise<unknown> => (await api.app.request(`${QUERIES}${path}`)).json()
const put = (name: string, body: unknown): Promise<Response> =>
  Promise.resolve(
    api.app.request(`${QUERIES}/${name}`, {
      method: 'PUT',
      headers: { 'Content-Type': typeof body === 'string' ? 'text/plain' : 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )
const drop = (name: string, query = ''): Promise<Response> =>
  Promise.resolve(api.app.request(`${QUERIES}/${name}${query}`, { method: 'DELETE' }))

const impact = {
  text: 'downstream of dataset $dataset depth $depth',
  description: 'What breaks.',
  params: [{ name: 'depth', kind: 'number', description: 'how far', default: 1 }],
}
const savedAt = '2026-11-25T12:00:00.000Z'

describe('PUT /api/v1/queries/NAME', () => {
  it('saves a query with its parameters, and adds those found only in the text', async () => {
    const response = await put('impact', impact)
    expect(response.status).toBe(201)
    const saved = { ...impact, name: 'impact', params: [...impact.params, { name: 'dataset' }], savedAt }
    expect(await response.json()).toEqual({ ...saved, notes: [] })
    expect(await get('/impact')).toEqual(saved)
  })

  it('replaces a query, and accepts the text alone', async () => {
    expect((await put('tmp', 'datasets')).status).toBe(201)
    const response = await put('tmp', 'let x = jobs; datasets like $glob')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      text: 'let x = jobs; datasets like $glob',
      params: [{ name: 'glob' }],
      notes: [{ code: 'let-not-used', severity: 'warning' }],
    })
    await drop('tmp')
  })

  it.each([
    ['upstream of', 'unexpected-end'],
    ['datasets where nme = $x', 'unknown-field'],
    ['upstream of $x', 'misplaced-parameter'],
    ['upstream of dataset a since 2026-11-02 until 2026-11-01', 'since-after-until'],
    ['datasets except @nowhere', 'unknown-saved-query'],
    ['datasets except @impact', 'missing-argument'],
    ['datasets except @new', 'saved-query-ring'],
    ['upstream of (datasets count)', 'table-as-set'],
  ])('rejects %s with a reason', async (text, code) => {
    const response = await put('new', { text })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      type: '/problems/invalid-query',
      diagnostics: expect.arrayContaining([expect.objectContaining({ code })]) as unknown,
    })
    expect((await api.app.request(`${QUERIES}/new`)).status).toBe(404)
  })

  it('does not look up names, and does not need values that a call passes', async () => {
    const text =
      'downstream of job $job at job since $since where lastRun older than $age and name in $names show lastRun limit $n'
    expect((await put('open', { text })).status).toBe(201)
    await drop('open')
  })

  it('rejects a text that closes a cycle of calls', async () => {
    await put('one', 'datasets')
    await put('two', 'datasets except @one')
    const response = await put('one', 'jobs union @two')
    expect(response.status).toBe(400)
    expect(JSON.stringify(await response.json())).toContain('@one → @two → @one')
    expect(await get('/one')).toMatchObject({ text: 'datasets' })
    await drop('two')
    await drop('one')
  })

  it.each([
    ['a%20b', { text: 'datasets' }, 'name'],
    ['explained', { text: 'explain datasets' }, 'text'],
    ['much', { text: 'datasets', description: 'x'.repeat(2001) }, 'description'],
    ['misspelt', { text: 'datasets limit $n', params: [{ name: 'm' }] }, 'params.0.name'],
    ['twice', { text: 'datasets limit $n', params: [{ name: 'n' }, { name: 'n' }] }, 'params.1.name'],
    [
      'unfit',
      { text: 'datasets limit $n', params: [{ name: 'n', kind: 'number', default: 'x' }] },
      'params.0.default',
    ],
  ])('rejects %s: %j', async (name, body, path) => {
    const response = await put(name, body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ type: '/problems/invalid-request', path })
  })

  it.each([
    [{ query: 'datasets' }, 'text'],
    [{ text: 'datasets', parms: [] }, ''],
    [{ text: 'datasets', params: [{ name: 'n', kind: 'integer' }] }, 'params.0.kind'],
  ])('rejects an invalid body: %j', async (body, path) => {
    const response = await put('x', body)
    expect(response.status).toBe(400)
    const { errors } = (await response.json()) as { readonly errors: readonly { readonly path: string }[] }
    expect(errors.map((error) => error.path)).toContain(path)
  })

  it('rejects other types', async () => {
    const headers = { 'Content-Type': 'application/xml' }
    const response = await api.app.request(`${QUERIES}/x`, { method: 'PUT', headers, body: '<a/>' })
    expect(response.status).toBe(415)
  })
})

describe('GET and DELETE /api/v1/queries', () => {
  it('lists by name, in pages', async () => {
    await put('a', 'datasets')
    await put('b', 'jobs')
    expect(await get('?limit=2')).toMatchObject({ queries: [{ name: 'a' }, { name: 'b' }], next: 'b' })
    expect(await get('?limit=2&after=b')).toEqual({ queries: [await get('/impact')] })
    expect((await api.app.request(`${QUERIES}?limit=1001`)).status).toBe(400)
    expect((await api.app.request(`${QUERIES}?limit=no`)).status).toBe(400)
  })

  it('deletes a query once', async () => {
    const response = await drop('a')
    expect([response.status, await response.json()]).toEqual([200, { deleted: 'a' }])
    expect((await drop('a')).status).toBe(404)
    expect(await get()).toMatchObject({ queries: [{ name: 'b' }, { name: 'impact' }] })
  })

  it('does not delete a query that others call, and names the callers', async () => {
    await put('base', 'datasets like $glob')
    await put('b-calls', '@base(glob = "a*") union jobs')
    await put('a-calls', 'let x = (upstream of @base(glob = $g)); x')
    await put('c-says', 'datasets except @b-calls where name = "@base" -- @base(glob = x)')
    const response = await drop('base')
    expect([response.status, response.headers.get('content-type')]).toEqual([409, 'application/problem+json'])
    expect(await response.json()).toMatchObject({
      type: '/problems/query-in-use',
      title: 'Query in use',
      detail: '@a-calls and @b-calls call @base: delete the callers first, or send force=true',
      callers: ['a-calls', 'b-calls'],
    })
    expect(await get('/base')).toMatchObject({ text: 'datasets like $glob' })
    expect(await (await drop('b-calls', '?force=false')).json()).toMatchObject({ callers: ['c-says'] })
    for (const name of ['c-says', 'b-calls', 'a-calls', 'base']) expect((await drop(name)).status).toBe(200)
  })

  it('deletes a query that others call only with force=true', async () => {
    await put('base', 'datasets')
    await put('calls', 'jobs union @base')
    const bad = await drop('base', '?force=1')
    expect([bad.status, await bad.json()]).toMatchObject([
      400,
      { type: '/problems/invalid-request', path: 'force' },
    ])
    expect((await drop('base', '?force=true')).status).toBe(200)
    // It is deleted, although a text still names it.
    expect([(await drop('base')).status, (await drop('base', '?force=true')).status]).toEqual([404, 404])
    await drop('calls')
  })

  it('lists the methods of a path', async () => {
    const response = await api.app.request(QUERIES, { method: 'POST' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

describe('a query that calls a saved one', () => {
  const ask = async (query: string, params: object = {}): Promise<Record<string, unknown>> =>
    (await (
      await api.post('/api/v1/query', JSON.stringify({ query, params }), {
        'Content-Type': 'application/json',
      })
    ).json()) as Record<string, unknown>

  it('is answered', async () => {
    const names = async (...args: Parameters<typeof ask>): Promise<unknown> =>
      ((await ask(...args)).nodes as readonly { readonly name: string; readonly member?: boolean }[])
        .filter((node) => node.member)
        .map((node) => node.name)
    expect(await names('@impact(dataset = raw)')).toEqual(['staging'])
    expect(await names('@impact(dataset = $of, depth = 2)', { of: 'raw' })).toEqual(['staging', 'mart'])
  })

  it('is completed, with its parameters', async () => {
    const completed = async (query: string): Promise<unknown> =>
      (
        (await (
          await api.post('/api/v1/complete', JSON.stringify({ query, caret: query.length }))
        ).json()) as { readonly items: readonly unknown[] }
      ).items
    expect(await completed('upstream of @imp')).toEqual([
      { label: 'impact', insert: 'impact', kind: 'saved', detail: 'What breaks.' },
    ])
    expect(await completed('@impact(dep')).toEqual([
      { label: 'depth', insert: 'depth = ', kind: 'parameter', detail: 'how far' },
    ])
  })

  it('is explained with the text of the saved query', async () => {
    const plan = await ask('explain @impact(dataset = raw)')
    expect(plan).toMatchObject({ kind: 'plan', query: '@impact(dataset = raw)' })
    expect(plan.outline).toMatch(/^walk downstream at dataset, depth 1\n/u)
  })

  it('reports an error in the saved query at the call, also at run time', async () => {
    await put('columns-of', 'column $c of dataset $d')
    expect(await ask('@columns-of(c = x, d = raw)')).toMatchObject({
      status: 400,
      diagnostics: [
        {
          code: 'unknown-name',
          message: 'in the saved query `@columns-of`: there is no column `x`',
          span: { start: 0, end: 27 },
        },
      ],
    })
  })

  it('reports a deleted saved query', async () => {
    await put('calls', 'datasets except @b')
    await drop('b', '?force=true')
    expect(await ask('@calls')).toMatchObject({
      detail: 'in the saved query `@calls`: there is no saved query `@b`',
    })
  })
})
