import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphJson, NoteJson, PlanJson, TableJson } from '../../src/render/answer-json.ts'
import { completeEvent } from './events.ts'
import { openApi, type Api } from './open-api.ts'

const QUERY = '/api/v1/query'
const EXPLAIN = '/api/v1/explain'
const TEXT = { 'content-type': 'text/plain' }

let api: Api
beforeAll(async () => {
  api = await openApi()
  for (const event of [
    completeEvent({ job: 'load', inputs: ['raw.orders'], outputs: ['staging.orders'] }),
    completeEvent({ job: 'build', inputs: ['staging.orders'], outputs: ['mart.revenue'] }),
  ])
    expect((await api.post('/api/v1/lineage', JSON.stringify(event))).status).toBe(201)
})
afterAll(() => api.close())

const asking = (body: object) => api.post(QUERY, JSON.stringify(body))

describe(`POST ${QUERY}`, () => {
  it('answers a text with a graph as JSON', async () => {
    const response = await api.post(QUERY, 'downstream of dataset raw.orders', TEXT)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('tributary-complete')).toBe('true')
    const graph = (await response.json()) as GraphJson
    expect(graph).toMatchObject({ kind: 'graph', complete: true, cuts: [], stats: { members: 2, edges: 2 } })
    expect(
      graph.nodes.map(({ name, start, member, distance }) => ({ name, start, member, distance })),
    ).toEqual([
      { name: 'raw.orders', start: true, member: undefined, distance: 0 },
      { name: 'staging.orders', start: undefined, member: true, distance: 1 },
      { name: 'mart.revenue', start: undefined, member: true, distance: 2 },
    ])
    expect(graph.edges[0]).toMatchObject({
      from: graph.nodes[0]!.id,
      to: graph.nodes[1]!.id,
      jobs: [{ namespace: 'etl', name: 'load', firstAt: '2026-11-24T10:00:00.000Z' }],
      basis: ['inferred'],
      firstAt: '2026-11-24T10:00:00.000Z',
    })
    expect(graph.query).toMatch(/^downstream of dataset /)
    expect(graph.stats.elapsedMs).toBeGreaterThan(0)
  })

  it('accepts parameters and limits', async () => {
    const response = await asking({
      query: 'upstream of dataset $name depth $depth',
      params: { name: 'mart.revenue', depth: 1 },
      limits: { nodes: 100 },
    })
    expect(response.status).toBe(200)
    expect(((await response.json()) as GraphJson).stats.members).toBe(1)
  })

  it('answers a count with a table', async () => {
    const response = await api.post(QUERY, 'datasets count', TEXT)
    expect(await response.json()).toMatchObject({ kind: 'table', columns: [{ name: 'count' }], rows: [[3]] })
  })

  it('answers `explain` with a plan', async () => {
    const response = await api.post(QUERY, 'explain upstream of mart.revenue', TEXT)
    const plan = (await response.json()) as PlanJson
    expect(plan.kind).toBe('plan')
    expect(plan.outline).toContain('mart.revenue')
  })

  it('marks an answer that a limit cut', async () => {
    const response = await asking({ query: 'downstream of dataset raw.orders', limits: { nodes: 2 } })
    expect(response.status).toBe(200)
    expect(response.headers.get('tributary-complete')).toBe('false')
    const graph = (await response.json()) as GraphJson
    expect(graph.complete).toBe(false)
    expect(graph.cuts[0]).toMatchObject({ limit: 'nodes', value: 2 })
  })

  it.each([
    [
      'text/plain',
      'text/plain; charset=utf-8',
      /^in postgres:\/\/db:5432\nraw\.orders {2}start\n└─ staging\.orders {2}by load/,
    ],
    ['text/vnd.tributary.tree', 'text/vnd.tributary.tree; charset=utf-8', /└─ mart\.revenue/],
    ['text/vnd.tributary.table', 'text/vnd.tributary.table; charset=utf-8', /^distance {2}kind/],
    ['text/csv', 'text/csv; charset=utf-8', /^distance,kind,namespace,name.*\r\n/],
    ['text/vnd.graphviz', 'text/vnd.graphviz; charset=utf-8', /^digraph lineage \{/],
    ['text/vnd.mermaid', 'text/vnd.mermaid; charset=utf-8', /^flowchart LR/],
    ['application/x-ndjson', 'application/x-ndjson', /^\{"answer":\{[^\n]*\n[^]*\n\{"end":\{.*\}\}\n$/],
    ['application/graphml+xml', 'application/graphml+xml', /^<\?xml [^]*<\/graphml>\n$/],
    [
      'application/vnd.tributary.openlineage+x-ndjson',
      'application/vnd.tributary.openlineage+x-ndjson',
      /^\{"eventTime":"2026-11-24T10:/,
    ],
    ['text/html, application/json;q=0.5', 'application/json', /^\{"kind":"graph"/],
  ])('answers Accept: %s', async (accept, type, body) => {
    const response = await api.post(QUERY, 'downstream of dataset raw.orders', { ...TEXT, accept })
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('vary')).toBe('Accept')
    expect(await response.text()).toMatch(body)
  })

  it('rejects unsupported media types, also for a kind of answer', async () => {
    for (const [text, accept] of [
      ['datasets', 'image/png'],
      ['datasets count', 'text/vnd.graphviz'],
      ['explain datasets', 'text/csv'],
      ['explain datasets', 'application/x-ndjson'],
      ['datasets count', 'application/graphml+xml'],
    ] as const) {
      const response = await api.post(QUERY, text, { ...TEXT, accept })
      expect(response.status).toBe(406)
      expect(await response.json()).toMatchObject({
        type: '/problems/not-acceptable',
        available: expect.arrayContaining(['text/csv']) as string[],
      })
    }
  })

  it('returns errors as diagnostics with spans', async () => {
    const text = 'upstream of dataset mart.revenu where nme = x'
    const response = await api.post(QUERY, text, TEXT)
    expect(response.status).toBe(400)
    const body = (await response.json()) as { type: string; detail: string; diagnostics: NoteJson[] }
    expect(body.type).toBe('/problems/invalid-query')
    expect(body.detail).toBe(body.diagnostics[0]!.message)
    const marked = body.diagnostics.map(({ span }) => text.slice(span!.start, span!.end))
    expect(marked).toContain('mart.revenu')
  })

  it.each<[string, unknown]>([
    ['no query', {}],
    ['a query that is not a text', { query: 1 }],
    ['a member that is not known', { query: 'datasets', limit: { nodes: 1 } }],
    ['a limit of nothing', { query: 'datasets', limits: { nodes: 0 } }],
    ['a parameter that is an object', { query: 'datasets', params: { a: {} } }],
    ['an array', []],
  ])('rejects %s', async (_, body) => {
    const response = await api.post(QUERY, JSON.stringify(body))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ type: '/problems/invalid-request' })
  })

  it('rejects other types and larger bodies', async () => {
    expect(
      (await api.post(QUERY, 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415)
    expect((await api.post(QUERY, `datasets${' '.repeat(1_100_000)}`, TEXT)).status).toBe(413)
    expect((await api.post(QUERY, `datasets${' '.repeat(70_000)}`, TEXT)).status).toBe(400)
  })

  it('warns about a selector that matches nothing', async () => {
    const graph = (await (await api.post(QUERY, 'datasets like nothing.*', TEXT)).json()) as GraphJson
    expect(graph.nodes).toEqual([])
    expect(graph.notes).toHaveLength(1)
    expect(graph.notes[0]).toMatchObject({ severity: 'warning', span: { start: 0 } })
  })
})

describe(`POST ${EXPLAIN}`, () => {
  it('shows the canonical query, the plan and the statements', async () => {
    const response = await api.post(EXPLAIN, 'UPSTREAM of  mart.revenue where distance < 2', TEXT)
    const plan = (await response.json()) as PlanJson
    expect(plan.query).toBe('upstream of mart.revenue where distance < 2')
    expect(plan.outline).toMatchInlineSnapshot(`
      "where distance < 2
      └─ walk upstream at dataset, depth all
         └─ from
            └─ dataset postgres://db:5432/mart.revenue"
    `)
    expect(plan.statements.length).toBeGreaterThan(0)
  })

  it('can return it as text', async () => {
    const response = await api.post(EXPLAIN, 'datasets limit 3', { ...TEXT, accept: 'text/plain' })
    expect(await response.text()).toMatch(
      /^query\n {2}datasets limit 3\n\nplan\n {2}limit 3\n {2}└─ datasets\n/,
    )
  })

  it('explains a count', async () => {
    const response = await api.post(EXPLAIN, 'datasets count by namespace', TEXT)
    const answer = (await response.json()) as PlanJson | TableJson
    expect(answer.kind).toBe('plan')
  })
})

describe('other paths', () => {
  it('has health and readiness', async () => {
    const health = await api.app.request('/healthz')
    expect(await health.json()).toMatchObject({
      status: 'ok',
      store: 'embedded',
      events: { received: 2, stored: 2 },
    })
    const ready = await api.app.request('/readyz/')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({ status: 'ready', store: 'embedded' })
  })

  it('lists the main paths at the root, with an example call', async () => {
    const text = await (await api.app.request('http://127.0.0.1:8080/')).text()
    expect(text).toContain("curl -s http://127.0.0.1:8080/api/v1/query -H 'Content-Type: text/plain'")
  })

  it('never uses a literal path segment as an id', async () => {
    for (const kind of ['datasets', 'jobs', 'columns']) {
      const response = await api.app.request(`/api/v1/${kind}/by-name?namespace=n&name=x`, {
        method: 'PATCH',
      })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    }
  })

  it('answers unknown paths with 404 and other methods with 405 and Allow', async () => {
    const unknown = await api.app.request('/api/v2/query')
    expect(unknown.status).toBe(404)
    expect(await unknown.json()).toMatchObject({ type: '/problems/not-found' })
    for (const path of [QUERY, `${QUERY}/`, '/api/v1/lineage']) {
      const other = await api.app.request(path)
      expect(other.status).toBe(405)
      expect(other.headers.get('allow')).toBe('POST')
    }
    expect((await api.app.request('/healthz', { method: 'DELETE' })).headers.get('allow')).toContain('GET')
  })

  it('explains each problem type at its URI', async () => {
    const { type } = (await (await api.app.request('/nowhere')).json()) as { type: string }
    const about = await api.app.request(type)
    expect(about.status).toBe(200)
    expect(await about.text()).toContain('404')
    expect((await api.app.request('/problems/toString')).status).toBe(404)
  })

  it('rejects requests from pages of other sites', async () => {
    const request = (origin: string) =>
      api.post(QUERY, 'datasets', { ...TEXT, host: '127.0.0.1:8080', origin })
    expect((await request('http://127.0.0.1:8080')).status).toBe(200)
    expect((await request('https://evil.example')).status).toBe(403)
    expect((await request('null')).status).toBe(403)
  })

  it('requires the key if it has one', async () => {
    const locked = await openApi({ store: api.store, apiKey: 'secret' })
    const ask = (headers: Record<string, string>) => locked.post(QUERY, 'datasets', { ...TEXT, ...headers })
    const refused = await ask({})
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="tributary"')
    expect((await ask({ authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await ask({ authorization: 'Bearer secret' })).status).toBe(200)
    expect((await locked.app.request('/healthz')).status).toBe(200)
  })
})
