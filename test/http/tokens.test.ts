import { createHmac } from 'node:crypto'
import { exportSPKI, importJWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CLOCK_TOLERANCE_S,
  createTokenCheck,
  FRESH_MS,
  STALE_MS,
} from '../../src/http/oidc/create-token-check.ts'
import { BACKOFF_MS } from '../../src/http/oidc/fetch-json.ts'
import { REFETCH_EVERY_MS, UNKNOWN_FOR_MS } from '../../src/http/oidc/key-refetch.ts'
import { DEFAULT_SCOPE_MAP, readScopeMap } from '../../src/http/oidc/read-claim.ts'
import { openApi, type Api } from './open-api.ts'
import { startIssuer, type Issuer } from './start-issuer.ts'

const ms = (): number => performance.now()
const seconds = (): number => Math.floor(Date.now() / 1000)

/** The clock of the token check and of the library, which tests advance. */
function movableTime() {
  const real = Date.now
  let on = 0
  return {
    clock: () => ms() + on,
    pass(more: number) {
      on += more
      Date.now = () => real() + on
    },
    stop() {
      Date.now = real
    },
  }
}

describe('tokens of an issuer', () => {
  let issuer: Issuer
  let api: Api
  beforeAll(async () => {
    issuer = await startIssuer()
    const check = { issuer: issuer.url, audience: ['tributary', 'lineage'], clock: ms }
    api = await openApi({
      identifyToken: createTokenCheck({ ...check, scopeClaim: 'scope', scopes: DEFAULT_SCOPE_MAP }),
    })
  })
  afterAll(async () => {
    await api.close()
    await issuer.close()
  })

  const ask = async (token?: string): Promise<Response> =>
    api.app.request('/api/v1/queries', {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    })
  const refusal = async (token: string): Promise<string> => {
    const response = await ask(token)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"')
    return ((await response.json()) as { detail: string }).detail.split(':')[0]!
  }
  const read = { scope: 'openid tributary:read' }

  it('are required even if no key exists', async () => {
    expect((await ask()).status).toBe(401)
  })

  it.each(['RS256', 'PS384', 'ES256', 'ES512', 'EdDSA'])('are accepted if signed with %s', async (alg) => {
    const other = await startIssuer()
    const key = await other.rotate(alg)
    const identify = createTokenCheck({
      issuer: other.url,
      audience: ['tributary'],
      scopeClaim: 'scope',
      scopes: DEFAULT_SCOPE_MAP,
      clock: ms,
    })
    expect(await identify(await other.sign(read, { key }))).toEqual({
      kind: 'caller',
      caller: { kind: 'token', id: 'someone', scopes: ['read'] },
    })
    await other.close()
  })

  it('allow what their scopes allow', async () => {
    expect((await ask(await issuer.sign(read))).status).toBe(200)
    expect((await ask(await issuer.sign({ scope: 'tributary:admin' }))).status).toBe(200)
    for (const scope of ['tributary:ingest', 'openid', 'read admin', '', undefined]) {
      const response = await ask(await issuer.sign({ scope }))
      expect(response.status).toBe(403)
      expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="read"')
    }
  })

  it('must have one of the audiences', async () => {
    expect((await ask(await issuer.sign({ ...read, aud: ['other', 'lineage'] }))).status).toBe(200)
  })

  it.each<[string, () => object, string]>([
    ['expired', () => ({ exp: seconds() - CLOCK_TOLERANCE_S - 1 }), 'the token has expired'],
    ['not yet valid', () => ({ nbf: seconds() + CLOCK_TOLERANCE_S + 5 }), 'the token is not valid yet'],
    ['without an end', () => ({ exp: undefined }), 'the token has no `exp`'],
    ['for another audience', () => ({ aud: 'other' }), 'the token’s `aud` is not what this server requires'],
    ['without an audience', () => ({ aud: undefined }), 'the token has no `aud`'],
    [
      'of another issuer',
      () => ({ iss: 'https://other' }),
      'the token’s `iss` is not what this server requires',
    ],
  ])('are rejected if they are %s', async (_, claims, detail) => {
    expect(await refusal(await issuer.sign({ ...read, ...claims() }))).toBe(detail)
  })

  it('tolerate a small difference between clocks', async () => {
    const off = { exp: seconds() - CLOCK_TOLERANCE_S + 10, nbf: seconds() + CLOCK_TOLERANCE_S - 10 }
    expect((await ask(await issuer.sign({ ...read, ...off }))).status).toBe(200)
  })

  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('are rejected without a signature', async () => {
    const [, claims] = (await issuer.sign(read)).split('.')
    for (const alg of ['none', 'None', 'NONE'])
      expect(await refusal(`${part({ alg })}.${claims}.`)).toBe(
        'the token is signed with an algorithm that this server does not accept',
      )
  })

  it('are rejected if signed with HS256 and the public key', async () => {
    const [, claims] = (await issuer.sign(read)).split('.')
    const { keys } = (await (await fetch(`${issuer.url}/keys`)).json()) as { keys: readonly object[] }
    const jwk = keys[0] as { readonly kid: string }
    const spki = await exportSPKI((await importJWK(jwk)) as never)
    for (const secret of [spki, spki.trim(), JSON.stringify(jwk)]) {
      const head = part({ alg: 'HS256', kid: jwk.kid })
      const signature = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url')
      expect(await refusal(`${head}.${claims}.${signature}`)).toBe(
        'the token is signed with an algorithm that this server does not accept',
      )
    }
  })

  it('are rejected if changed, or signed by another issuer', async () => {
    const token = await issuer.sign(read)
    const [head, , signature] = token.split('.')
    const forged = part({ iss: issuer.url, aud: 'tributary', exp: seconds() + 60, scope: 'tributary:admin' })
    expect(await refusal(`${head}.${forged}.${signature}`)).toBe('the token’s signature is not the issuer’s')
    const impostor = await startIssuer()
    const theirs = await impostor.sign({ ...read, iss: issuer.url })
    expect(await refusal(theirs)).toBe('the token’s signature is not the issuer’s')
    await impostor.close()
  })

  it('are rejected with an unknown key, or if malformed', async () => {
    const impostor = await startIssuer()
    const unknown = await impostor.sign({ ...read, iss: issuer.url }, { header: { kid: 'unknown' } })
    expect(await refusal(unknown)).toBe('the token is signed with a key that the issuer does not have')
    await impostor.close()
    for (const text of ['a.b.c', `${part({})}.${part({})}.`, `${part('x')}.x.x`, '..'])
      expect((await ask(text)).status).toBe(401)
  })

  it('cannot bring their own key', async () => {
    const impostor = await startIssuer()
    const own = await impostor.rotate()
    const header = { jwk: own.publicKey, jku: `${impostor.url}/keys` }
    const token = await impostor.sign({ ...read, iss: issuer.url }, { key: own, header })
    const before = impostor.fetched()
    expect((await ask(token)).status).toBe(401)
    expect(impostor.fetched()).toBe(before)
    await impostor.close()
  })
})

describe('the keys of an issuer', () => {
  async function opened() {
    const issuer = await startIssuer()
    const time = movableTime()
    const identify = createTokenCheck({
      issuer: issuer.url,
      audience: ['tributary'],
      scopeClaim: 'scope',
      scopes: DEFAULT_SCOPE_MAP,
      clock: time.clock,
    })
    const kind = async (token?: Promise<string>) =>
      (await identify(await (token ?? issuer.sign({ scope: 'tributary:read' })))).kind
    return { issuer, time, identify, kind }
  }

  it('are fetched once for concurrent tokens', async () => {
    const { issuer, time, kind } = await opened()
    expect(await Promise.all([kind(), kind(), kind()])).toEqual(['caller', 'caller', 'caller'])
    expect(issuer.fetched()).toBe(1)
    time.stop()
    await issuer.close()
  })

  it('are fetched again at once for a key that was just rotated in', async () => {
    const { issuer, time, kind } = await opened()
    expect(await kind()).toBe('caller')
    await issuer.rotate()
    expect(await Promise.all([kind(), kind(), kind()])).toEqual(['caller', 'caller', 'caller'])
    expect(issuer.fetched()).toBe(2)
    // A second rotation waits for the next fetch, and is not rejected.
    await issuer.rotate()
    expect(await kind()).toBe('caller')
    expect(issuer.fetched()).toBe(3)
    time.stop()
    await issuer.close()
  })

  it('are not fetched again for each unknown key id', async () => {
    const { issuer, time, kind } = await opened()
    expect(await kind()).toBe('caller')
    const impostor = await startIssuer()
    const garbage = (kid: string) =>
      impostor.sign({ iss: issuer.url, scope: 'tributary:read' }, { header: { kid } })
    expect(await kind(garbage('one'))).toBe('refused')
    expect(issuer.fetched()).toBe(2)
    // A repeated unknown key id causes no fetch.
    time.pass(REFETCH_EVERY_MS + 1)
    expect(await kind(garbage('one'))).toBe('refused')
    expect(issuer.fetched()).toBe(2)
    // Many unknown ids share one fetch, which also finds a valid one among them.
    const tokens = Array.from({ length: 50 }, (_, i) => garbage(`many-${i}`))
    await issuer.rotate()
    const found = await Promise.all([...tokens.map((token) => kind(token)), kind()])
    expect(found.filter((one) => one === 'refused')).toHaveLength(50)
    expect(found.at(-1)).toBe('caller')
    expect(issuer.fetched()).toBeLessThanOrEqual(4)
    // The key may have been published since.
    const before = issuer.fetched()
    time.pass(UNKNOWN_FOR_MS + 1)
    expect(await kind(garbage('one'))).toBe('refused')
    expect(issuer.fetched()).toBe(before + 1)
    time.stop()
    await impostor.close()
    await issuer.close()
  })

  it('that the issuer removed are rejected after the next fetch', async () => {
    const { issuer, time, kind } = await opened()
    const old = await issuer.rotate()
    const signed = () => issuer.sign({ scope: 'tributary:read' }, { key: old })
    expect(await kind(signed())).toBe('caller')
    await issuer.rotate()
    issuer.forgetOld()
    time.pass(FRESH_MS + 1)
    // During the fetch, the existing keys remain in use.
    await kind(signed())
    await expect.poll(() => issuer.fetched()).toBe(2)
    await expect.poll(() => kind(signed())).toBe('refused')
    time.stop()
    await issuer.close()
  })

  it('remain in use while the issuer is unavailable, until they are too old', async () => {
    const { issuer, time, identify, kind } = await opened()
    const token = () => issuer.sign({ scope: 'tributary:read' })
    expect(await kind()).toBe('caller')
    await issuer.close()
    time.pass(STALE_MS - 1_000)
    expect(await kind(token())).toBe('caller')
    time.pass(2_000 + BACKOFF_MS)
    expect(await identify(await token())).toEqual({
      kind: 'unavailable',
      detail: expect.stringContaining(
        `tokens cannot be checked: ${issuer.url}/keys did not return keys`,
      ) as string,
    })
    time.stop()
  })

  it('are fetched again some time after a failure', async () => {
    const { issuer, time, kind } = await opened()
    for (const answer of [
      { status: 500, body: 'no' },
      { status: 200, body: 'no json' },
      { status: 200, body: '{"keys":"none"}' },
      { status: 200, body: JSON.stringify({ keys: [], more: 'x'.repeat(2 * 1024 * 1024) }) },
    ]) {
      issuer.answerWith(answer)
      expect(await kind()).toBe('unavailable')
      time.pass(BACKOFF_MS + 1)
    }
    issuer.answerWith(undefined)
    expect(await kind()).toBe('caller')
    time.stop()
    await issuer.close()
  })

  it('are not fetched during the backoff, or for an algorithm that is not accepted', async () => {
    const { issuer, time, identify, kind } = await opened()
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`
    expect((await identify(none)).kind).toBe('refused')
    expect(issuer.fetched()).toBe(0)
    issuer.answerWith({ status: 503, body: '' })
    for (let i = 0; i < 5; i++) expect(await kind()).toBe('unavailable')
    expect(issuer.fetched()).toBe(1)
    time.stop()
    await issuer.close()
  })

  it('cause 503 with the reason if they cannot be fetched', async () => {
    const { issuer, identify, time } = await opened()
    const api = await openApi({ identifyToken: identify })
    const token = await issuer.sign({ scope: 'tributary:read' })
    await issuer.close()
    const response = await api.app.request('/api/v1/queries', {
      headers: { authorization: `Bearer ${token}` },
    })
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
    expect(((await response.json()) as { detail: string }).detail).toContain('tokens cannot be checked')
    time.stop()
    await api.close()
  })
})

describe('a token for another purpose', () => {
  let issuer: Issuer
  let identify: ReturnType<typeof createTokenCheck>
  beforeAll(async () => {
    issuer = await startIssuer()
    const check = { issuer: issuer.url, audience: ['tributary'], clock: ms }
    identify = createTokenCheck({ ...check, scopeClaim: 'scope', scopes: DEFAULT_SCOPE_MAP })
  })
  afterAll(() => issuer.close())
  const judged = async (header: object, claims: object): Promise<string> => {
    const found = await identify(await issuer.sign({ scope: 'tributary:read', ...claims }, { header }))
    return found.kind === 'refused' ? found.detail : found.kind
  }

  it.each<[string, object, object]>([
    ['RFC 9068', { typ: 'at+jwt' }, {}],
    ['RFC 9068, in full', { typ: 'application/AT+JWT' }, {}],
    ['Auth0, Entra ID', { typ: 'JWT' }, { azp: 'client', ver: '2.0', uti: 'x' }],
    ['Okta', { typ: undefined }, { cid: 'client', scp: ['x'] }],
    ['Cognito', { typ: undefined }, { token_use: 'access', client_id: 'client' }],
    ['Keycloak', { typ: 'JWT' }, { typ: 'Bearer', azp: 'client' }],
    ['Keycloak before 24', { typ: 'JWT' }, { typ: 'Bearer', nonce: 'n' }],
  ])('is not an access token of %s', async (_, header, claims) => {
    expect(await judged(header, claims)).toBe('caller')
  })

  it.each<[string, object, object, string]>([
    ['an ID token of Auth0, Okta or Entra ID', { typ: 'JWT' }, { nonce: 'n' }, 'nonce'],
    ['an ID token of the hybrid flow', { typ: undefined }, { c_hash: 'x' }, 'c_hash'],
    ['an ID token with its access token’s hash', { typ: 'JWT' }, { at_hash: 'x' }, 'at_hash'],
    ['an ID token of FAPI', { typ: 'JWT' }, { s_hash: 'x' }, 's_hash'],
    ['an ID token of Cognito', { typ: undefined }, { token_use: 'id' }, 'token_use'],
    ['an ID token of Keycloak', { typ: 'JWT' }, { typ: 'ID' }, 'typ'],
    ['a refresh token of Keycloak', { typ: 'JWT' }, { typ: 'Refresh' }, 'typ'],
    [
      'a logout token',
      { typ: undefined },
      { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
      'events',
    ],
  ])('%s is rejected', async (_, header, claims, claim) => {
    expect(await judged(header, claims)).toBe(
      `the token is not an access token, as its claim \`${claim}\` shows: send the access token, not the ID token`,
    )
  })

  it.each(['logout+jwt', 'dpop+jwt', 'secevent+jwt', 'entity-statement+jwt', 'id+jwt', ''])(
    'of the type %j is refused',
    async (typ) => {
      expect(await judged({ typ }, {})).toBe('the token’s `typ` is neither at+jwt nor JWT')
    },
  )
})

describe('a claim', () => {
  const scopesBy = async (claims: object, scopeClaim: string, map: string) => {
    const issuer = await startIssuer()
    const scopes = readScopeMap([map])!
    const identify = createTokenCheck({
      issuer: issuer.url,
      audience: ['tributary'],
      scopeClaim,
      scopes,
      clock: ms,
    })
    const found = await identify(await issuer.sign({ ...claims }))
    await issuer.close()
    return found.kind === 'caller' ? found.caller.scopes : found
  }

  it.each<[object, string, string, readonly string[]]>([
    [{ roles: ['viewer', 'other'] }, 'roles', 'viewer=read', ['read']],
    [{ groups: ['eng'] }, 'groups', 'eng=ingest,eng=read', ['read', 'ingest']],
    [{ realm_access: { roles: ['ops'] } }, 'realm_access.roles', 'ops=admin', ['admin']],
    [{ 'https://x.example/roles': 'ops' }, 'https://x.example/roles', 'ops=edit', ['edit']],
    [{ groups: ['a=b'] }, 'groups', 'a=b=read', ['read']],
    [{ roles: ['__proto__', 'constructor', 7, null] }, 'roles', 'viewer=read', []],
    [{ roles: { viewer: true } }, 'roles', 'viewer=read', []],
    [{}, '__proto__.x', 'viewer=read', []],
  ])('%j by %s and %s', async (claims, claim, map, expected) => {
    expect(await scopesBy(claims, claim, map)).toEqual(expected)
  })

  it.each(['viewer', 'viewer=all', '=read', 'viewer=read,x'])('cannot have the map %s', (map) => {
    expect(readScopeMap([map])).toBeUndefined()
  })
})
