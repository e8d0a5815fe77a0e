import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyRequest } from '../../src/app/access/key-request.ts'
import { newKeyText, writeKey } from '../../src/domain/key-text.ts'
import { SCOPES, type Scope } from '../../src/domain/scope.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { completeEvent } from './events.ts'
import { openApi, type Api } from './open-api.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

interface Operation {
  readonly 'x-scope'?: Scope
}

/** The keys of a store on a real server. */
export function describeKeys(name: string, open: () => Promise<LineageStore>): void {
  describe(`keys of the ${name} store`, () => {
    let api: Api
    let server: Listening
    let admin: string
    beforeAll(async () => {
      api = await openApi({ store: await open() })
      server = await listen(api.app, '127.0.0.1', 0)
    })
    afterAll(async () => {
      await server.close(1_000)
      await api.close()
    })

    const call = (path: string, init: RequestInit = {}, key?: string): Promise<Response> =>
      fetch(new URL(path, server.url), {
        ...init,
        headers: { ...(init.headers as object), ...(key === undefined ? {} : bearer(key)) },
      })
    const post = (path: string, body: unknown, key?: string): Promise<Response> =>
      call(path, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) }, key)
    const ask = (key?: string): Promise<Response> => post('/api/v1/query', { query: 'datasets' }, key)
    async function make(
      request: Partial<KeyRequest>,
    ): Promise<{ readonly id: string; readonly key: string }> {
      const response = await post('/api/v1/keys', { name: 'test', ...request }, admin)
      expect(response.status).toBe(201)
      return (await response.json()) as { id: string; key: string }
    }
    const problemOf = async (response: Response): Promise<unknown> => [
      response.status,
      ((await response.json()) as { type: string }).type,
    ]
    const UNAUTHORIZED = [401, '/problems/unauthorized']
    const FORBIDDEN = [403, '/problems/forbidden']

    it('are not required until the first one, an admin key, is created', async () => {
      expect((await ask()).status).toBe(200)
      expect((await ask('anything')).status).toBe(200)
      const refused = await post('/api/v1/keys', { name: 'first', scopes: ['read'] })
      expect(refused.status).toBe(400)
      expect(await refused.json()).toMatchObject({ path: 'scopes' })
      expect((await ask()).status).toBe(200)

      const made = await post('/api/v1/keys', { name: 'first', scopes: ['admin'] })
      expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store'])
      const { key, ...created } = (await made.json()) as { id: string; key: string }
      expect(created).toMatchObject({ name: 'first', scopes: ['admin'], state: 'active' })
      expect(made.headers.get('location')).toBe(`/api/v1/keys/${created.id}`)
      admin = key

      const asked = await ask()
      expect(asked.headers.get('www-authenticate')).toBe('Bearer realm="tributary"')
      expect(await problemOf(asked)).toEqual(UNAUTHORIZED)
      expect((await ask(admin)).status).toBe(200)
    })

    it('are not required for health checks', async () => {
      for (const path of [
        '/healthz',
        '/readyz',
        '/',
        '/docs/api/reference',
        '/openapi.json',
        '/problems/forbidden',
      ])
        expect((await call(path)).status).toBe(200)
    })

    it('allow what their scopes allow, and name a missing scope', async () => {
      const document = (await (await call('/openapi.json')).json()) as {
        readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
      }
      const keys = new Map<Scope, string>()
      for (const scope of SCOPES) keys.set(scope, (await make({ scopes: [scope] })).key)
      let guarded = 0
      for (const [path, methods] of Object.entries(document.paths))
        for (const [method, { 'x-scope': wanted }] of Object.entries(methods)) {
          if (wanted === undefined) continue
          guarded++
          const target = path
            .replace('{id}', 'none')
            .replace('{name}', 'none')
            .replace(/\{\w+\}/g, 'x')
          const send = (key?: string) => call(target, { method: method.toUpperCase() }, key)
          expect((await send()).status, `${method} ${path}`).toBe(401)
          for (const [scope, key] of keys) {
            const may = scope === wanted || scope === 'admin'
            // An admin key could remove data that the other tests need.
            if (may && /admin|dead-letters/.test(path) && method !== 'get') continue
            const response = await send(key)
            if (may) expect([401, 403], `${scope} ${method} ${path}`).not.toContain(response.status)
            else {
              expect(response.headers.get('www-authenticate')).toContain(`scope="${wanted}"`)
              const problem = (await response.json()) as { detail: string }
              expect(problem).toMatchObject({ type: '/problems/forbidden', scope: wanted })
              expect(problem.detail).toContain(`\`${wanted}\``)
            }
          }
        }
      expect(guarded).toBeGreaterThan(20)
    }, 120_000)

    it('with the scope ingest cannot read; with several scopes can do what each allows', async () => {
      const { key: both } = await make({ scopes: ['ingest', 'read'] })
      expect((await ask(both)).status).toBe(200)
      expect((await post('/api/v1/lineage', completeEvent(), both)).status).toBe(201)
      const { key: ingest } = await make({ scopes: ['ingest'] })
      expect(await problemOf(await ask(ingest))).toEqual(FORBIDDEN)
      expect((await post('/api/v1/lineage', completeEvent(), ingest)).status).toBe(201)
    })

    it('are rejected after they are revoked or expired', async () => {
      const { id, key } = await make({ scopes: ['read'] })
      expect((await ask(key)).status).toBe(200)
      const revoked = await call(`/api/v1/keys/${id}`, { method: 'DELETE' }, admin)
      expect(await revoked.json()).toMatchObject({ id, state: 'revoked' })
      const refused = await ask(key)
      expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"')
      expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('revoked') as string })
      expect((await call(`/api/v1/keys/${id}`, { method: 'DELETE' }, admin)).status).toBe(200)
      expect((await call('/api/v1/keys/none', { method: 'DELETE' }, admin)).status).toBe(404)

      const expired = newKeyText()
      const { hashOfSecret } = await import('../../src/domain/key-text.ts')
      await api.store.apiKeys.add({
        id: expired.id,
        name: 'old',
        hash: hashOfSecret(expired.secret),
        scopes: ['read'],
        createdAt: 1,
        expiresAt: 2,
      })
      await expect
        .poll(async () => ((await (await ask(writeKey(expired))).json()) as { detail: string }).detail, {
          timeout: 10_000,
        })
        .toContain('expired')
    })

    it('are listed without their secrets', async () => {
      const { id, key } = await make({ name: 'listed', scopes: ['edit'], namespaces: ['a*'] })
      const text = await (await call('/api/v1/keys', {}, admin)).text()
      const { keys } = JSON.parse(text) as { keys: readonly { id: string }[] }
      expect(keys.find((one) => one.id === id)).toMatchObject({
        name: 'listed',
        scopes: ['edit'],
        namespaces: ['a*'],
        state: 'active',
      })
      expect(text).not.toContain(key.split('_')[2])
      expect(text).not.toContain('hash')
    })

    it.each<[string, unknown]>([
      ['scopes', { name: 'x', scopes: [] }],
      ['name', { name: '', scopes: ['read'] }],
      ['expiresAt', { name: 'x', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }],
      ['namespaces', { name: 'x', scopes: ['admin'], namespaces: ['a'] }],
    ])('are not created with an invalid %s', async (path, body) => {
      const response = await post('/api/v1/keys', body, admin)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ type: '/problems/invalid-request', path })
    })

    it.each<unknown>([
      { name: 'x' },
      { name: 'x', scopes: ['all'] },
      { name: 'x', scopes: ['read'], expires: '90d' },
      { name: 'x', scopes: ['read'], expiresAt: 'tomorrow' },
      { name: 'x', scopes: ['read'], namespaces: 'a' },
    ])('are not created from %j', async (body) => {
      expect(await problemOf(await post('/api/v1/keys', body, admin))).toEqual([
        400,
        '/problems/invalid-request',
      ])
    })

    describe('with namespaces', () => {
      let key: string
      const own = (more: object) => ({ ...completeEvent(), job: { namespace: 'team-a', name: 'j' }, ...more })
      const of = (namespace: string) => [{ namespace, name: 'x' }]
      beforeAll(async () => {
        ;({ key } = await make({ scopes: ['ingest'], namespaces: ['team-a', 's3://team-a-*'] }))
      })

      it('accept events with only these namespaces', async () => {
        const fitting = own({ inputs: of('s3://team-a-raw'), outputs: of('team-a') })
        expect((await post('/api/v1/lineage', fitting, key)).status).toBe(201)
      })

      it('reject an event with another namespace, and name it', async () => {
        const response = await post('/api/v1/lineage', own({ inputs: of('s3://team-b') }), key)
        expect(response.status).toBe(403)
        expect(await response.json()).toMatchObject({
          type: '/problems/forbidden',
          detail: 'the key may not name the namespace "s3://team-b", but only team-a, s3://team-a-*',
        })
      })

      it('reject only such events of a batch, and do not store them for a replay', async () => {
        const batch = [own({}), own({ outputs: of('team-b') }), own({ job: { namespace: 'b', name: 'j' } })]
        const response = await post('/api/v1/lineage/batch', batch, key)
        expect(response.status).toBe(200)
        const answer = (await response.json()) as { failed_events: readonly { reason: string }[] }
        expect(answer).toMatchObject({
          summary: { received: 3, successful: 1, failed: 2 },
          failed_events: [
            { index: 1, retriable: false },
            { index: 2, retriable: false },
          ],
        })
        for (const { reason } of answer.failed_events) expect(reason).toContain('may not name')
        await api.deadLetters.flush()
        const letters = await api.store.deadLetters.list({ limit: 100 })
        expect(letters.filter(({ reason }) => reason.includes('may not name'))).toEqual([])
      })

      it('reject entities in the same way', async () => {
        const items = [
          { entity: 'dataset', namespace: 'team-a', name: 'x' },
          { entity: 'dataset', namespace: 'team-b', name: 'x' },
        ]
        const answer = await (await post('/api/v1/entities', items, key)).json()
        expect(answer).toMatchObject({
          summary: { successful: 1, failed: 1 },
          failed_items: [{ index: 1, reason: expect.stringContaining('"team-b"') as string }],
        })
      })

      it('store nothing of a rejected event', async () => {
        const answer = await post('/api/v1/query', { query: 'datasets in "team-b" count' }, admin)
        expect(await answer.json()).toMatchObject({ rows: [[0]] })
      })
    })

    describe('are rejected', () => {
      /** As raw bytes, because no client would send these. */
      const raw = (lines: readonly string[]): Promise<string> =>
        new Promise((resolve, reject) => {
          const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
          let answer = ''
          socket.setEncoding('latin1').on('data', (part: string) => (answer += part))
          socket.once('close', () => resolve(answer)).once('error', reject)
          const head = ['GET /api/v1/queries HTTP/1.1', 'Host: x', 'Connection: close', ...lines]
          socket.write(`${head.join('\r\n')}\r\n\r\n`, 'latin1')
        })

      it.each<[string, (key: string) => readonly string[]]>([
        ['in two headers', (key) => [`Authorization: Bearer ${key}`, `Authorization: Bearer ${key}`]],
        [
          'in two headers, the first of another',
          (key) => ['Authorization: Bearer x', `Authorization: Bearer ${key}`],
        ],
        [
          'by the scheme Basic',
          (key) => [`Authorization: Basic ${Buffer.from(`:${key}`).toString('base64')}`],
        ],
        ['by the scheme Digest', (key) => [`Authorization: Digest ${key}`]],
        ['without a scheme', (key) => [`Authorization: ${key}`]],
        ['without a key', () => ['Authorization: Bearer']],
        ['without a key but spaces', () => ['Authorization: Bearer    ']],
        ['empty', () => ['Authorization: ']],
        ['with a space in it', (key) => [`Authorization: Bearer ${key.slice(0, 9)} ${key.slice(9)}`]],
        ['with a tab before it', (key) => [`Authorization: Bearer\t${key}`]],
        ['with quotes', (key) => [`Authorization: Bearer "${key}"`]],
        ['cut off', (key) => [`Authorization: Bearer ${key.slice(0, -1)}`]],
        ['with more after it', (key) => [`Authorization: Bearer ${key}a`]],
        ['in capitals', (key) => [`Authorization: Bearer ${key.toUpperCase()}`]],
        ['with other letters', (key) => [`Authorization: Bearer ${key.replace('trb_', 'trb_\u00e9')}`]],
        ['in UTF-8', () => [`Authorization: Bearer ${Buffer.from('trb_ключ').toString('latin1')}`]],
        ['of another server', () => [`Authorization: Bearer ${writeKey(newKeyText())}`]],
        ['of another service', () => ['Authorization: Bearer ghp_16C7e42F292c6912E7710c838347Ae178B4a']],
        ['as a token', () => ['Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.']],
        ['of 12 KiB', () => [`Authorization: Bearer ${'a'.repeat(12 * 1024)}`]],
      ])('%s', async (_, lines) => {
        const answer = await raw(lines(admin))
        expect(answer).toMatch(/^HTTP\/1\.1 401 /)
        expect(answer.toLowerCase()).toContain('www-authenticate: bearer')
        expect(answer).not.toContain(admin.split('_')[2])
      })

      it('if they have 64 KiB, before they are parsed', async () => {
        const answer = await raw([`Authorization: Bearer ${'a'.repeat(64 * 1024)}`])
        expect(answer).toMatch(/^HTTP\/1\.1 431 /)
        expect(answer).toContain('/problems/headers-too-large')
        expect(answer).toContain('nosniff')
      })

      it('but not for spaces around them or another case of the scheme', async () => {
        for (const line of [`Authorization:   bEARER   ${admin}  `, `authorization: BEARER ${admin}`])
          expect(await raw([line])).toMatch(/^HTTP\/1\.1 200 /)
      })

      it('in a cookie, the query or the body', async () => {
        for (const [path, headers] of [
          [`/api/v1/queries?api_key=${admin}&access_token=${admin}`, {}],
          ['/api/v1/queries', { cookie: `key=${admin}` }],
          ['/api/v1/queries', { 'x-api-key': admin }],
        ] as const) {
          const status = await new Promise((resolve, reject) => {
            const sent = httpRequest(new URL(path, server.url), { headers }, (response) => {
              response.resume()
              resolve(response.statusCode)
            })
            sent.once('error', reject).end()
          })
          expect(status).toBe(401)
        }
      })
    })

    it('are still required after all are revoked', async () => {
      const { keys } = (await (await call('/api/v1/keys', {}, admin)).json()) as {
        keys: readonly { id: string }[]
      }
      const own = admin.split('_')[1]!
      for (const { id } of keys) if (id !== own) await call(`/api/v1/keys/${id}`, { method: 'DELETE' }, admin)
      expect((await call(`/api/v1/keys/${own}`, { method: 'DELETE' }, admin)).status).toBe(200)
      expect((await ask(admin)).status).toBe(401)
      expect((await ask()).status).toBe(401)
    })
  })
}
