import type { Context, MiddlewareHandler } from 'hono'
import type { Access } from '../app/access/create-access.ts'
import { authorise, type Caller } from '../app/access/caller.ts'
import { holderOf } from '../app/access/holder.ts'
import type { Scope } from '../domain/scope.ts'
import type { AppEnv } from './app-env.ts'
import { problemResponse } from './http-problem.ts'
import { createKnownHost, unknownHostDetail } from './known-host.ts'
import { applyRateLimit } from './limits/apply-rate-limit.ts'
import type { RateLimit } from './limits/rate-limit.ts'
import { mapStoreErrors } from './map-store-errors.ts'

export interface Gate {
  readonly access: Access
  /** The rate limit of each key here, and of each address in `limitAddresses`; absent: no limit. */
  readonly limit?: RateLimit
  /** Whether to use `X-Forwarded-For` and `X-Forwarded-Host`. */
  readonly trustProxy: boolean
  /** Host names, besides addresses and `localhost`, that requests without a key may use. */
  readonly allowedHosts: readonly string[]
}

const CHALLENGE = 'Bearer realm="tributary"'
const HOW = 'send one header `Authorization: Bearer KEY`. `tributary keys create` creates a key'

/** Requires a scope (RFC 6750) and applies the rate limit of the key. A refusal names the missing scope. */
export function guard(
  { access, limit, trustProxy, allowedHosts }: Gate,
  scope: Scope,
): MiddlewareHandler<AppEnv> {
  const isKnownHost = createKnownHost(allowedHosts)
  return async function guard(c, next) {
    const bearer = readBearer(c.req.header('authorization'))
    const text = bearer.kind === 'token' ? bearer.token : undefined
    const found = await mapStoreErrors(() => access.identify(text))
    switch (found.kind) {
      case 'refused': {
        const isWrong = bearer.kind === 'token'
        c.header('WWW-Authenticate', isWrong ? `${CHALLENGE}, error="invalid_token"` : CHALLENGE)
        const detail =
          bearer.kind === 'unusable' ? 'the Authorization header is not a bearer token' : found.detail
        return problemResponse(c, 'unauthorized', `${detail}: ${HOW}`)
      }
      case 'unavailable':
        return problemResponse(c, 'unavailable', found.detail)
      case 'caller': {
        const { caller } = found
        if (caller.kind === 'anyone') {
          const unknown = hostsOf(c, trustProxy).find((host) => !isKnownHost(host))
          if (unknown !== undefined)
            return problemResponse(c, 'misdirected-request', unknownHostDetail(unknown))
        }
        if (caller.kind !== 'anyone') {
          const refused = applyRateLimit(c, limit, 'key', `${caller.kind} ${caller.id}`)
          if (refused !== undefined) return refused
        }
        const forbidden = refusal(c, caller, scope)
        if (forbidden !== undefined) return forbidden
        c.set('caller', caller)
        c.set('holder', holderOf(caller, c.get('address')))
        return next()
      }
    }
  }
}

function refusal(c: Context<AppEnv>, caller: Caller, scope: Scope): Response | undefined {
  const decision = authorise(caller, scope)
  if (decision.kind === 'allowed') return undefined
  c.header('WWW-Authenticate', `${CHALLENGE}, error="insufficient_scope", scope="${decision.missing}"`)
  return problemResponse(c, 'forbidden', decision.detail, { scope: decision.missing })
}

/** The hosts of a request: its `Host` (from the URL in a test without a server), and `X-Forwarded-Host` of a trusted proxy. */
function hostsOf(c: Context<AppEnv>, trustProxy: boolean): readonly string[] {
  const forwarded = trustProxy ? (c.req.header('x-forwarded-host') ?? '') : ''
  const others = forwarded.split(',').map((host) => host.trim())
  return [c.req.header('host') ?? new URL(c.req.url).host, ...others.filter((host) => host !== '')]
}

/** The content of an `Authorization` header (RFC 6750 §2.1). `unusable`: the header is not exactly one bearer token. */
type Bearer =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'unusable' }

/** Node joins two headers with a comma and a space, which no token contains. */
function readBearer(header: string | undefined): Bearer {
  if (header === undefined) return { kind: 'none' }
  const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1]
  return token === undefined ? { kind: 'unusable' } : { kind: 'token', token }
}
