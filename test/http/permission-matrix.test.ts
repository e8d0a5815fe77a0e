import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOfSecret, newKeyText, writeKey } from '../../src/domain/key-text.ts'
import { allows, SCOPES, type Scope } from '../../src/domain/scope.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import { openApi, type Api } from './open-api.ts'
import { event, EXPECTATIONS, queryName, type Place, type Sent } from './permission-expectations.ts'

interface Operation {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly scope: Scope | 'open'
}

interface Caller {
  readonly name: string
  readonly key?: string
  /** A request without a key. */
  readonly scopes?: readonly Scope[]
  readonly isHeld: boolean
}

/** Part of all data that only keys with the scope `read` may see. */
const SECRET = 'seen-by-readers-alone'

let api: Api
let server: Listening
let operations: readonly Operation[]
const callers: Caller[] = []
let admin: string

beforeAll(async () => {
  api = await openApi()
  server = await listen(api.app, '127.0.0.1', 0)
  await fill()
  await makeCallers()
  const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
    readonly paths: Readonly<
      Record<string, Readonly<Record<string, { readonly operationId: string; readonly 'x-scope'?: Scope }>>>
    >
  }
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, 'x-scope': scope = 'open' as const }]) => ({
      operationId,
      method: method.toUpperCase(),
      path,
      scope,
    })),
  )
}, 60_000)
afterAll(async () => {
  await server.close(1_000)
  await api.close()
})

/** The same data in both namespaces. */
async function fill(): Promise<void> {
  const facets = {
    documentation: { description: SECRET },
    schema: { fields: [{ name: 'email', type: 'text', description: SECRET }] },
    ownership: { owners: [{ name: SECRET }] },
  }
  for (const namespace of ['team-a', 'team-b']) {
    const outputs = ['orders', 'copy'].map((name) => ({ namespace, name, facets }))
    const job = { namespace, name: 'load', facets: { documentation: { description: SECRET } } }
    const response = await api.post('/api/v1/lineage', JSON.stringify(event(namespace, { job, outputs })))
    expect(response.status).toBe(201)
  }
}

async function makeCallers(): Promise<void> {
  const made = async (name: string, scopes: readonly Scope[], isHeld: boolean): Promise<string> => {
    const request = { name, scopes, ...(isHeld ? { namespaces: ['team-a'] } : {}) }
    const key = await api.keys.create(request)
    if (key.kind !== 'made') throw new Error(key.reason)
    callers.push({ name, key: key.text, scopes, isHeld })
    return key.text
  }
  const expired = newKeyText()
  await api.store.apiKeys.add({
    id: expired.id,
    name: 'expired',
    hash: hashOfSecret(expired.secret),
    scopes: ['admin'],
    createdAt: 1,
    expiresAt: 2,
  })
  admin = await made('root', ['admin'], false)
  callers.pop()
  const revoked = await api.keys.create({ name: 'revoked', scopes: ['admin'] })
  if (revoked.kind !== 'made') throw new Error(revoked.reason)
  await api.keys.revoke(revoked.key.id)
  callers.push(
    { name: 'nobody', isHeld: false },
    { name: 'expired', key: writeKey(expired), isHeld: false },
    { name: 'revoked', key: revoked.text, isHeld: false },
    { name: 'stranger', key: writeKey(newKeyText()), isHeld: false },
  )
  for (const scope of SCOPES) await made(scope, [scope], false)
  for (const scope of ['read', 'ingest', 'edit'] as const) await made(`held-${scope}`, [scope], true)
  await made('held-edit-read', ['edit', 'read'], true)
}

function send(
  { method, path }: Pick<Operation, 'method' | 'path'>,
  { params = {}, query, body }: Sent,
  key: string | undefined,
): Promise<Response> {
  const target = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => params[name]!)
  return fetch(`${server.url}${target}${query === undefined ? '' : `?${query}`}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Creates what a request deletes or replaces, and nothing else. */
async function prepare({ operationId }: Operation, place: Place, caller: Caller): Promise<void> {
  const { undoes } = EXPECTATIONS[operationId]!
  const before = operations.find((other) => other.operationId === undoes)
  if (before !== undefined && place !== 'missing')
    expect((await send(before, EXPECTATIONS[undoes!]!.send(place, 'root'), admin)).status).toBe(200)
  if (!/^(save|deleteSaved|getSaved)Query$/u.test(operationId)) return
  const query = { text: 'datasets', description: SECRET }
  const path = '/api/v1/queries/{name}'
  for (const [of, key] of [
    ['inside', allows(caller.scopes ?? [], 'edit') ? caller.key : admin],
    ['outside', admin],
  ] as const) {
    const params = { name: queryName(of, caller.name) }
    await send({ method: 'DELETE', path }, { params, query: 'force=true' }, admin)
    expect((await send({ method: 'PUT', path }, { params, body: query }, key)).status).toBe(201)
  }
  await send({ method: 'DELETE', path }, { params: { name: queryName('missing', '') } }, admin)
}

const withoutRequestId = (text: string): string => text.replace(/"requestId":"[^"]*"/u, '')

it('has an expectation for exactly the operations of the OpenAPI document', () => {
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(EXPECTATIONS).sort())
  for (const { operationId, scope } of operations)
    expect([operationId, EXPECTATIONS[operationId]!.scope]).toEqual([operationId, scope])
})

describe.each(Object.keys(EXPECTATIONS))('%s', (operationId) => {
  it('allows each key what its scopes and namespaces allow', async () => {
    const operation = operations.find((one) => one.operationId === operationId)!
    const { scope, places, send: sent, status, failed } = EXPECTATIONS[operationId]!
    for (const caller of callers) {
      const isKnown = caller.scopes !== undefined
      const isAdmitted = scope === 'open' || (isKnown && allows(caller.scopes, scope))
      const mayRead = isKnown && allows(caller.scopes, 'read')
      const texts = new Map<Place, string>()
      for (const place of places) {
        const context = `${caller.name}, ${place}`
        if (isAdmitted) await prepare(operation, place, caller)
        const response = await send(operation, sent(place, caller.name), caller.key)
        const text = await response.text()
        texts.set(place, text)
        const rights = { isHeld: caller.isHeld, mayRead }
        const expected = isAdmitted ? status(place, rights) : [isKnown ? 403 : 401]
        expect(expected, `${context}: ${response.status} ${text}`).toContain(response.status)
        if (!isAdmitted) expect(response.headers.get('www-authenticate'), context).toContain('Bearer')
        if (!mayRead && scope !== 'open') expect(text, context).not.toContain(SECRET)
        if (isAdmitted && failed !== undefined)
          expect(JSON.parse(text), context).toMatchObject({ summary: { failed: failed(place, rights) } })
      }
      // A caller without read access must not learn whether the entity exists.
      const isBlind = !isAdmitted || (caller.isHeld && !mayRead && operationId !== 'saveQuery')
      const [outside, missing] = [texts.get('outside'), texts.get('missing')]
      if (isBlind && outside !== undefined && missing !== undefined)
        expect(withoutRequestId(missing), caller.name).toBe(withoutRequestId(outside))
    }
  })
})
