import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRateLimit } from '../../src/http/limits/rate-limit.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import { openApi, type Api } from './open-api.ts'

const BURST = 5
const limit = () => createRateLimit({ perSecond: 1, burst: BURST, clock: () => 0 })

async function withServer(
  settings: Parameters<typeof openApi>[0],
  use: (server: Listening, api: Api) => Promise<void>,
  options: Parameters<typeof listen>[3] = {},
): Promise<void> {
  const api = await openApi(settings)
  const server = await listen(api.app, '127.0.0.1', 0, options)
  try {
    await use(server, api)
  } finally {
    await server.close(1_000)
    await api.close()
  }
}

const get = (server: Listening, headers: Readonly<Record<string, string>> = {}, path = '/api/v1/queries') =>
  fetch(new URL(path, server.url), { headers })

describe('requests', () => {
  it('are limited per key, and the response says when more are allowed', () =>
    withServer({ apiKey: 'long-enough', limit: limit() }, async (server, api) => {
      const first = { authorization: 'Bearer long-enough' }
      for (let left = BURST - 1; left >= 0; left--) {
        const response = await get(server, first)
        expect(response.status).toBe(200)
        expect(response.headers.get('ratelimit-policy')).toBe('"key";q=5;w=5')
        expect(response.headers.get('ratelimit')).toBe(`"key";r=${left};t=${BURST - left}`)
      }
      const refused = await get(server, first)
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
      expect(refused.headers.get('ratelimit')).toBe('"key";r=0;t=1')
      expect(await refused.json()).toMatchObject({
        type: '/problems/too-many-requests',
        detail: 'more than 1 requests per second come from this key: send fewer, or many events in one batch',
      })
      // Another key has its own limit.
      const made = await api.keys.create({ name: 'x', scopes: ['read'] })
      const text = made.kind === 'made' ? made.text : ''
      expect((await get(server, { authorization: `Bearer ${text}` })).status).toBe(200)
    }))

  it('are limited per address, also with different keys', () =>
    withServer({ apiKey: 'long-enough', limit: limit(), trustProxy: true }, async (server) => {
      const from = (address: string, key: string) =>
        get(server, { 'x-forwarded-for': address, authorization: `Bearer ${key}` })
      for (let i = 0; i < BURST; i++) expect((await from('203.0.113.7', `guess-${i}`)).status).toBe(401)
      const refused = await from('203.0.113.7', 'long-enough')
      expect(refused.status).toBe(429)
      expect(((await refused.json()) as { detail: string }).detail).toContain('from this address')
      expect((await from('203.0.113.7, 203.0.113.8', 'long-enough')).status).toBe(200)
    }))

  it('count to the real address unless the proxy is trusted', () =>
    withServer({ apiKey: 'long-enough', limit: limit() }, async (server) => {
      // All of these come from this machine, whose address is not limited.
      for (let i = 0; i < 3 * BURST; i++)
        expect((await get(server, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(401)
    }))

  it('from this machine are not limited without keys', () =>
    withServer({ limit: limit() }, async (server) => {
      for (let i = 0; i < 3 * BURST; i++) expect((await get(server)).status).toBe(200)
    }))

  it.each([
    '/',
    '/docs/',
    '/docs/api/reference',
    '/openapi.json',
    '/problems/forbidden',
    '/browser-guide',
    '/assets/none.js',
    '/none',
  ])('count to the address if the path needs no key: %s', (path) =>
    withServer({ apiKey: 'long-enough', limit: limit(), trustProxy: true }, async (server) => {
      const from = { 'x-forwarded-for': '203.0.113.7' }
      for (let i = 0; i < BURST; i++) expect((await get(server, from, path)).status).not.toBe(429)
      const refused = await get(server, from, path)
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
    }),
  )

  it('for health checks are not limited', () =>
    withServer({ apiKey: 'long-enough', limit: limit(), trustProxy: true }, async (server) => {
      for (let i = 0; i < 3 * BURST; i++)
        expect((await get(server, { 'x-forwarded-for': '203.0.113.7' }, '/healthz')).status).toBe(200)
    }))
})

describe('connections', () => {
  const open = (server: Listening): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => resolve(socket))
      socket.on('error', reject)
    })
  const answer = (socket: Socket, text: string): Promise<string> =>
    new Promise((resolve) => {
      let found = ''
      socket.on('data', (part) => (found += part.toString('latin1')))
      socket.once('close', () => resolve(found))
      socket.write(text)
    })

  const closed = (socket: Socket): Promise<unknown> =>
    new Promise((resolve) => socket.once('close', resolve).resume())
  const REQUEST = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'

  it('above the limit replace the one that has been idle longest', () =>
    withServer(
      {},
      async (server) => {
        const held = [await open(server), await open(server), await open(server)]
        const further = await open(server)
        await closed(held[0]!)
        for (const socket of [further, ...held.slice(1)])
          expect(await answer(socket, REQUEST)).toMatch(/^HTTP\/1\.1 200 /)
      },
      { maxConnections: 3 },
    ))

  it('above the limit are closed if all others are active', () =>
    withServer(
      {},
      async (server) => {
        const body = JSON.stringify({})
        const head = `POST /api/v1/explain HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`
        const working = [await open(server), await open(server)]
        const begun = working.map((socket) => new Promise((resolve) => socket.once('data', resolve)))
        const answers = working.map((socket) => answer(socket, head))
        // 100 Continue shows that the server has read the headers.
        await Promise.all(begun)
        await closed(await open(server))
        for (const socket of working) socket.write(body)
        for (const one of answers) expect(await one).toMatch(/HTTP\/1\.1 400 /)
        // Their slots are free again.
        expect(await answer(await open(server), REQUEST)).toMatch(/^HTTP\/1\.1 200 /)
      },
      { maxConnections: 2 },
    ))

  it.each([
    ['a head', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX: '],
    [
      'a body',
      'POST /api/v1/lineage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n[',
    ],
  ])('are closed if %s arrives byte by byte, without affecting others', (_, begins) =>
    withServer(
      {},
      async (server) => {
        const socket = await open(server)
        const received = answer(socket, begins)
        const dripping = setInterval(() => socket.write(' '), 20)
        try {
          expect((await get(server)).status).toBe(200)
          expect(await received).toMatch(/^HTTP\/1\.1 408 [\s\S]*"\/problems\/request-timeout"/)
        } finally {
          clearInterval(dripping)
          socket.destroy()
        }
      },
      { slowness: { headersTimeout: 400, requestTimeout: 400, connectionsCheckingInterval: 50 } },
    ),
  )

  it.each([
    ['text that is not a request', 'no request at all\r\n\r\n', 400, 'malformed-request'],
    [
      'a head that is too large',
      `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
      'malformed-request',
    ],
    [
      'a length and chunks (smuggling)',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'malformed-request',
    ],
  ])('get an answer to %s, and are closed', (_, text, status, problem) =>
    withServer({}, async (server) => {
      const received = await answer(await open(server), text)
      expect(received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
      expect(received).toContain(`"/problems/${problem}"`)
      expect(received.toLowerCase()).toContain('x-content-type-options: nosniff')
      expect(received).not.toContain('xxx')
    }),
  )
})

describe('every response', () => {
  let api: Api
  let server: Listening
  beforeAll(async () => {
    api = await openApi({ apiKey: 'long-enough' })
    server = await listen(api.app, '127.0.0.1', 0)
  })
  afterAll(async () => {
    await server.close(1_000)
    await api.close()
  })

  it.each([
    '/',
    '/healthz',
    '/readyz',
    '/openapi.json',
    '/docs/',
    '/docs/api/reference',
    '/none',
    '/api/v1/queries',
    '/problems/forbidden',
  ])('has the security headers: %s', async (path) => {
    const { headers } = await get(server, {}, path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/)
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it.each(['/docs/api/reference', '/openapi.json'])(
    'of the reference is made once, and not sent again: %s',
    async (path) => {
      const first = await get(server, {}, path)
      const tag = first.headers.get('etag')!
      expect(tag).toMatch(/^"[\w-]+"$/)
      const again = await get(server, { 'if-none-match': `"other", W/${tag}` }, path)
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
      expect(await (await get(server, { 'if-none-match': '"other"' }, path)).text()).toBe(await first.text())
    },
  )

  it('has the policy of its page instead', async () => {
    const { headers } = await get(server, {}, '/docs/api/reference')
    expect(headers.get('content-security-policy')).toContain("style-src 'sha256-")
    expect(headers.get('content-security-policy')).not.toContain(',')
  })
})
