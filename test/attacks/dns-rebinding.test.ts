import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../../src/http/listen.ts'
import { openApi, type Api } from '../http/open-api.ts'

interface Answer {
  readonly status: number
  readonly body: string
}

/** Sends a request like a browser for a page whose host name resolves to the server. */
const ask = (
  server: { readonly url: string },
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(new URL(path, server.url), { method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.once('end', () => resolve({ status: response.statusCode!, body: text }))
    })
    sent.once('error', reject).end(body)
  })

const JSON_TYPE = { 'content-type': 'application/json' }
const KEY = JSON.stringify({ name: 'stolen', scopes: ['admin'] })

/** Host names that a page, or another machine in the network, could have. */
const FOREIGN = [
  'evil.example',
  'EVIL.example:8080',
  'evil.example.',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  'evil-localhost',
  'x.local.example',
  'tributary',
  'tributary:8080',
  'printer.local',
  'host.docker.internal:8080',
  '2130706433',
  '0x7f.1',
  '127.1',
  '[::1',
  'localhost@evil.example',
]

const OWN = [
  'localhost',
  'LOCALHOST:80',
  'localhost.',
  'lineage.localhost:8080',
  '127.0.0.1:8080',
  '192.168.1.20:8080',
  '[::1]:8080',
  '[fd00::1]',
]

describe.each(['127.0.0.1', '0.0.0.0'])('a server without a key on %s', (host) => {
  let api: Api
  let server: Listening
  let address: { readonly url: string }
  beforeAll(async () => {
    api = await openApi({ allowedHosts: ['lineage.example.com', 'Tributary.lan.'] })
    server = await listen(api.app, host, 0)
    const { port } = new URL(server.url)
    address = { url: `http://${host === '0.0.0.0' ? (ownAddress() ?? '127.0.0.1') : host}:${port}` }
  })
  afterAll(async () => {
    await server.close(1_000)
    await api.close()
  })

  it.each(FOREIGN)('rejects requests with the host %s', async (name) => {
    const headers = { host: name, ...JSON_TYPE, origin: `http://${name}` }
    for (const [method, path, body] of [
      ['GET', '/api/v1/queries', undefined],
      ['GET', '/api/v1/keys', undefined],
      ['GET', '/metrics', undefined],
      ['DELETE', '/api/v1/dead-letters', undefined],
      ['POST', '/api/v1/query', '{"query":"datasets"}'],
      ['POST', '/api/v1/keys', KEY],
    ] as const) {
      const { status, body: text } = await ask(address, method, path, headers, body)
      // An invalid host name is rejected before any other check.
      expect([400, 403, 421], `${method} ${path}`).toContain(status)
      expect(text).not.toContain('trb_')
    }
    for (const path of ['/api/v1/queries', '/metrics']) {
      const { status } = await ask(address, 'GET', path, { host: name })
      expect([400, 421]).toContain(status)
    }
    expect(await api.keys.list()).toEqual([])
  })

  it('explains the setting', async () => {
    const { status, body } = await ask(address, 'GET', '/api/v1/queries', { host: 'lineage.corp:8080' })
    expect(status).toBe(421)
    expect(JSON.parse(body)).toMatchObject({
      type: '/problems/misdirected-request',
      detail: expect.stringContaining(
        '--allowed-host lineage.corp (TRIBUTARY_ALLOWED_HOST=lineage.corp)',
      ) as string,
    })
  })

  it.each([...OWN, 'lineage.example.com', 'LINEAGE.example.com.:443', 'tributary.lan:8080'])(
    'answers to %s',
    async (name) => {
      for (const headers of [{ host: name }, { host: name, origin: `http://${name.toLowerCase()}` }]) {
        // Browsers omit the default port of the scheme.
        if ('origin' in headers && /:(80|443)$/u.test(name)) continue
        expect((await ask(address, 'GET', '/api/v1/queries', headers)).status, name).toBe(200)
        expect((await ask(address, 'GET', '/metrics', headers)).status, name).toBe(200)
      }
    },
  )

  it('rejects a page of another origin, whatever its Host header', async () => {
    for (const path of ['/api/v1/queries', '/metrics']) {
      const headers = { host: 'localhost', origin: 'http://evil.example' }
      expect((await ask(address, 'GET', path, headers)).status).toBe(403)
    }
  })

  it('still answers health checks, and serves the files of the viewer', async () => {
    for (const path of ['/healthz', '/readyz', '/', '/docs/api/reference', '/openapi.json'])
      expect((await ask(address, 'GET', path, { host: 'evil.example' })).status, path).toBe(200)
  })
})

describe('behind a proxy', () => {
  let api: Api
  let server: Listening
  beforeAll(async () => {
    api = await openApi({ trustProxy: true, allowedHosts: ['lineage.example.com'] })
    server = await listen(api.app, '127.0.0.1', 0)
  })
  afterAll(async () => {
    await server.close(1_000)
    await api.close()
  })

  it.each<[Readonly<Record<string, string>>, number]>([
    [{ host: 'lineage.example.com' }, 200],
    [{ host: 'evil.example' }, 421],
    [{ host: '127.0.0.1:8080', 'x-forwarded-host': 'lineage.example.com' }, 200],
    [{ host: '127.0.0.1:8080', 'x-forwarded-host': 'evil.example' }, 421],
    [{ host: '127.0.0.1:8080', 'x-forwarded-host': 'lineage.example.com, evil.example' }, 421],
    [{ host: 'evil.example', 'x-forwarded-host': 'lineage.example.com' }, 421],
  ])('checks the host name that the client requested: %j', async (headers, status) => {
    expect((await ask(server, 'GET', '/api/v1/queries', headers)).status).toBe(status)
  })
})

it('accepts any host name with a key', async () => {
  const api = await openApi({ apiKey: 'long-enough' })
  const server = await listen(api.app, '127.0.0.1', 0)
  const headers = { host: 'lineage.example.com', authorization: 'Bearer long-enough' }
  expect((await ask(server, 'GET', '/api/v1/queries', headers)).status).toBe(200)
  expect((await ask(server, 'GET', '/api/v1/queries', { host: 'lineage.example.com' })).status).toBe(401)
  await server.close(1_000)
  await api.close()
})

/** An address of this machine that other machines can reach. */
const ownAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
