import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'

const LISTED = 'https://lineage.example.com'
let api: Api
let closed: Api
beforeAll(async () => {
  api = await openApi({ corsOrigins: [LISTED], apiKey: 'long-enough' })
  closed = await openApi({ allowedHosts: ['host'] })
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
  it('is refused unless its origin is listed', async () => {
    for (const origin of [LISTED, 'null', 'https://evil.example', 'http://host:8081', 'nonsense']) {
      const response = await ask(closed, { origin })
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null])
      expect(await response.json()).toMatchObject({ type: '/problems/cross-site' })
    }
  })

  it('may use the API if exactly its origin is listed', async () => {
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

  it('gets an answer to a preflight request without a key', async () => {
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

it('accepts pages of the server itself, and clients that are not pages', async () => {
  expect((await ask(closed, { origin: 'http://host:8080' })).status).toBe(200)
  expect((await ask(closed, {})).status).toBe(200)
})
