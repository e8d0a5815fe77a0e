import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../../src/http/listen.ts'
import { openApi, type Api } from './open-api.ts'

const LISTED = 'https://lineage.example.com'
let api: Api
let closed: Api
beforeAll(async () => {
  api = await openApi({ corsOrigins: [LISTED], apiKey: 'long-enough' })
  closed = await openApi()
})
afterAll(async () => {
  await api.close()
  await closed.close()
})

const ask = async (of: Api, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<Response> =>
  of.app.request('http://host:8080/api/v1/queries', {
    method,
    headers: { host: 'host:8080', authorization: 'Bearer long-enough', ...headers },
  })

describe('a page of another origin', () => {
  it('may do nothing unless its origin is listed', async () => {
    for (const origin of [LISTED, 'null', 'https://evil.example', 'http://host:8081', 'nonsense']) {
      const response = await ask(closed, { origin })
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null])
      expect(await response.json()).toMatchObject({ type: '/problems/cross-site' })
    }
  })

  it('may use the API if its origin is listed, letter by letter', async () => {
    const response = await ask(api, { origin: LISTED })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(LISTED)
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    expect(response.headers.get('vary')).toContain('Origin')
    for (const origin of [
      `${LISTED}.evil.example`,
      'http://lineage.example.com',
      `${LISTED}:444`,
      '*',
      'null',
    ])
      expect((await ask(api, { origin })).status).toBe(403)
  })

  it('is told before what it may send, without a key', async () => {
    const preflight = { 'access-control-request-method': 'POST', authorization: '' }
    const response = await ask(api, { origin: LISTED, ...preflight }, 'OPTIONS')
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-headers')).toContain('Authorization')
    expect(response.headers.get('access-control-allow-methods')).toContain('DELETE')
    expect((await ask(api, { origin: 'https://evil.example', ...preflight }, 'OPTIONS')).status).toBe(403)
  })

  it('still needs a key', async () => {
    const response = await ask(api, { origin: LISTED, authorization: 'Bearer wrong' })
    expect(response.status).toBe(401)
    // So that the page can read why.
    expect(response.headers.get('access-control-allow-origin')).toBe(LISTED)
  })
})

describe('a name that resolves to this machine', () => {
  const statusOf = (server: Listening, host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request(new URL('/api/v1/queries', server.url), { headers: { host } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      sent.once('error', reject).end()
    })

  it('is answered to without a key only if it is none of the internet', async () => {
    const server = await listen(closed.app, '127.0.0.1', 0)
    for (const host of [
      'localhost',
      'LOCALHOST:80',
      '127.0.0.1:8080',
      '[::1]:8080',
      'tributary',
      'host.docker.internal:8080',
    ])
      expect(await statusOf(server, host), host).toBe(200)
    for (const host of [
      'evil.example',
      'evil.example:8080',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      'x.local.example',
    ])
      expect(await statusOf(server, host), host).toBe(403)
    await server.close(1_000)
  })

  it('is answered to with a key, or behind a proxy', async () => {
    const behind = await openApi({ trustProxy: true })
    for (const [of, status] of [
      [api, 401],
      [behind, 200],
    ] as const) {
      const server = await listen(of.app, '127.0.0.1', 0)
      expect(await statusOf(server, 'lineage.example.com')).toBe(status)
      await server.close(1_000)
    }
    await behind.close()
  })
})

it('a page of the server itself, and what is no page, is let through', async () => {
  expect((await ask(closed, { origin: 'http://host:8080' })).status).toBe(200)
  expect((await ask(closed, {})).status).toBe(200)
})
