import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const get = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  api.app.request(path, { headers })
const page = async (path: string): Promise<Response> => get(path, { Accept: 'text/html,*/*;q=0.8' })

describe('the viewer', () => {
  it('returns the page at each of its paths, and text for other clients', async () => {
    for (const path of ['/', '/datasets', '/datasets/0', '/jobs/0', '/runs', '/ingestion?x=1']) {
      const response = await page(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('text/html')
      expect(await response.text()).toContain('<div id="root">')
    }
    expect(await (await get('/')).text()).toContain('POST /api/v1/lineage')
    expect((await get('/datasets')).status).toBe(404)
  })

  it('shows a page for unknown paths, except below /api', async () => {
    const nothing = await page('/datasets/1/2')
    expect(nothing.status).toBe(404)
    expect(await nothing.text()).toContain('<div id="root">')
    expect((await page('/api/v1/nothing')).headers.get('content-type')).toBe('application/problem+json')
  })

  it('allows only scripts and styles of this server, and is not cached', async () => {
    const [one, other] = [await page('/'), await page('/')]
    const policy = one.headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toBe(other.headers.get('content-security-policy'))
    const nonce = /'nonce-([^']+)'/u.exec(policy)![1]!
    const html = await one.text()
    expect(html).toContain(`<meta name="csp-nonce" content="${nonce}"`)
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/u)
    expect(html).not.toMatch(/\s(style|on\w+)=/u)
    expect(one.headers.get('cache-control')).toBe('no-store')
  })

  it('serves its files compressed if accepted, and immutable', async () => {
    const html = await (await page('/')).text()
    const paths = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].map(([, path]) => path!)
    expect(paths.length).toBeGreaterThan(1)
    for (const path of paths) {
      const plain = await get(path)
      const small = await get(path, { 'Accept-Encoding': 'gzip' })
      expect(plain.headers.get('cache-control')).toContain('immutable')
      expect(plain.headers.get('content-encoding')).toBeNull()
      expect(small.headers.get('content-encoding')).toBe('gzip')
      expect(await new Response(small.body!.pipeThrough(new DecompressionStream('gzip'))).text()).toBe(
        await plain.text(),
      )
    }
  })

  it('serves no other files', async () => {
    for (const path of ['/assets/nothing.js', '/assets/..%2f..%2fmain.ts', '/index.html', '/main.tsx'])
      expect((await get(path)).status).toBe(404)
    expect((await api.app.request('/datasets', { method: 'POST' })).status).toBe(405)
  })
})

describe('GET /api/v1/me', () => {
  it('shows the caller and its scopes', async () => {
    const response = await get('/api/v1/me')
    expect(await response.json()).toEqual({
      who: 'local',
      kind: 'anyone',
      scopes: ['read', 'ingest', 'edit', 'admin'],
    })
  })
})
