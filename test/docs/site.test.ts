import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppEnv } from '../../src/http/app-env.ts'
import { serveDocsSite } from '../../src/http/docs-site/serve-docs-site.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import { openApi, type Api } from '../http/open-api.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const BROWSER = { accept: 'text/html' }

/** The path of every page. */
const PAGES = [
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => (name === 'README.md' ? '/docs/' : `/docs/${name.slice(0, -'.md'.length)}`)),
  ...['language', 'examples', 'changelog', 'contributing', 'vulnerabilities'].map((name) => `/docs/${name}`),
]

let api: Api
let server: Listening
beforeAll(async () => {
  // With a key, to test that the documentation needs none.
  api = await openApi({ apiKey: 'long-enough' })
  server = await listen(api.app, '127.0.0.1', 0)
})
afterAll(async () => {
  await server.close(1_000)
  await api.close()
})

const get = (path: string, headers: Readonly<Record<string, string>> = BROWSER): Promise<Response> =>
  fetch(new URL(path, server.url), { headers, redirect: 'manual' })

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe.each(PAGES)('%s', (path) => {
  it('is well-formed and works under its policy', async () => {
    const response = await get(path)
    const html = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(html).toMatch(/<h1[ >]/u)
    const policy = response.headers.get('content-security-policy')!
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-.*frame-ancestors 'none'$/u)
    expect(policy).not.toContain('unsafe')
    // Without the scripts, these would not load, or would not apply the selected colours.
    const scripts = all(html, /<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/gu)
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(policy).toContain(hashOf(script))
    expect(all(html, /<style[^>]*>([^]*?)<\/style>/gu)).toEqual([])
    expect(all(html, /\s(style|onclick|onload)="/gu)).toEqual([])
  })

  it('loads files of this server only', async () => {
    const html = await (await get(path)).text()
    const loaded = [
      ...all(html, /<(?:script|img)[^>]*\ssrc="([^"]*)"/gu),
      ...all(html, /<link[^>]*\shref="([^"]*)"/gu),
    ]
    expect(loaded.length).toBeGreaterThan(3)
    for (const file of new Set(loaded)) {
      expect(file).toMatch(/^\/(docs\/|favicon\.svg)/u)
      if (file !== '/favicon.svg') expect((await get(file)).status, file).toBe(200)
    }
  })

  it('links to pages, files and headings that exist', async () => {
    const html = await (await get(path)).text()
    for (const link of new Set(all(html, /<a[^>]*\shref="([^"]*)"/gu))) {
      const target = new URL(link.replaceAll('&amp;', '&'), new URL(path, server.url))
      if (target.origin !== new URL(server.url).origin) {
        expect(target.protocol, link).toMatch(/^https?:$/u)
        continue
      }
      if (target.pathname === '/') continue
      const response = await get(target.pathname)
      expect(response.status, link).toBe(200)
      if (target.hash === '') continue
      expect(await response.text(), link).toContain(`id="${decodeURIComponent(target.hash.slice(1))}"`)
    }
  })
})

it('has an index for its search, with every page', async () => {
  const app = all(await (await get('/docs/')).text(), /src="(\/docs\/assets\/app\.[^"]+)"/gu)[0]!
  const theme = all(await (await get(app)).text(), /"\.?\/?(chunks\/theme\.[^"]+)"/gu)[0]!
  const chunk = all(await (await get(`/docs/assets/${theme}`)).text(), /(VPLocalSearchBox\.[\w-]+\.js)/gu)[0]!
  const box = await (await get(`/docs/assets/chunks/${chunk}`)).text()
  const index = all(
    `${box}${await (await get(`/docs/assets/${theme}`)).text()}`,
    /(@localSearchIndexroot\.[\w-]+\.js)/gu,
  )[0]!
  const response = await get(`/docs/assets/chunks/${index}`)
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
  ])
  const text = await response.text()
  for (const path of PAGES) expect(text, path).toContain(`${path}#`)
})

it('caches files with a digest in their name forever, and revalidates pages', async () => {
  const page = await get('/docs/')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const tag = page.headers.get('etag')!
  const again = await get('/docs/', { ...BROWSER, 'if-none-match': tag })
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
  const asset = all(await page.text(), /src="(\/docs\/assets\/app\.[^"]+)"/gu)[0]!
  const script = await get(asset, { 'accept-encoding': 'gzip' })
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-encoding')).toBe('gzip')
  expect(script.headers.get('x-content-type-options')).toBe('nosniff')
})

it.each([
  ['/docs', '/docs/'],
  ['/docs/index.html', '/docs/'],
  ['/docs/security.html', '/docs/security'],
  ['/docs/security/', '/docs/security'],
])('redirects %s to %s', async (from, to) => {
  const response = await get(from)
  expect([response.status, response.headers.get('location')]).toEqual([301, to])
})

it('has the railroad diagram, with the hash of its style', async () => {
  const response = await get('/docs/files/railroad.html')
  const [style = ''] = all(await response.text(), /<style>([^]*?)<\/style>/gu)
  expect(style).toContain('svg')
  expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' ${hashOf(style)}`)
})

it('answers an unknown page with 404: a browser with a page, others with a problem', async () => {
  const page = await get('/docs/none')
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self' 'sha256-")
  const problem = await get('/docs/none', { accept: 'application/json' })
  expect([problem.status, problem.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  expect((await get('/docs/..%2f..%2fpackage.json')).status).toBe(404)
  expect((await get('/docs/files/..%2f..%2fREADME.md')).status).toBe(404)
})

it('says how to build the documentation if it is not built', async () => {
  const app = new Hono<AppEnv>({ strict: false })
  serveDocsSite(app, join(tmpdir(), 'not-built'))
  for (const path of ['/docs/', '/docs/security']) {
    const page = await app.request(path, { headers: BROWSER })
    expect(page.status).toBe(501)
    expect(await page.text()).toContain('<code>npm run build:docs</code>')
    const problem = await app.request(path)
    expect([problem.status, problem.headers.get('content-type')]).toEqual([501, 'application/problem+json'])
    expect(((await problem.json()) as { detail: string }).detail).toContain('npm run build:docs')
  }
})
