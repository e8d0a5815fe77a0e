import type { Context, MiddlewareHandler } from 'hono'
import type { Access } from '../app/access/create-access.ts'
import { authorise, type Caller } from '../app/access/caller.ts'
import { holderOf } from '../app/access/holder.ts'
import type { Scope } from '../domain/scope.ts'
import type { AppEnv } from './app-env.ts'
import { problemResponse } from './http-problem.ts'
import { clientAddress, isLoopback } from './limits/client-address.ts'
import { inTurn } from './limits/in-turn.ts'
import type { RateLimit } from './limits/rate-limit.ts'
import { readBearer } from './read-bearer.ts'
import { whileThere } from './while-there.ts'

export interface Gate {
  readonly access: Access
  /** Requests of each key here, and of each address in `limitAddresses`; absent: as many as they like. */
  readonly limit?: RateLimit
  /** Whether `X-Forwarded-For` is believed. */
  readonly trustProxy: boolean
}

const CHALLENGE = 'Bearer realm="tributary"'
const HOW = '`Authorization: Bearer KEY`, once; `tributary keys create` makes a key'

/**
 * Names that nobody can have on the internet. A page could have its own name resolve to this machine, and would then ask as one
 * of the same origin, which no other check notices.
 */
const isLocalName = (host: string): boolean =>
  /^(\[.*\]|\d+(\.\d+){3}|[^.:]+|.*\.(localhost|local|internal))\.?(:\d+)?$/i.test(host)

/** Lets those pass who have the scope (RFC 6750), so often as they may; which scope is missing is told otherwise. */
export function guard({ access, limit, trustProxy }: Gate, scope: Scope): MiddlewareHandler<AppEnv> {
  return async function guard(c, next) {
    const bearer = readBearer(c.req.header('authorization'))
    const text = bearer.kind === 'token' ? bearer.token : undefined
    const found = await whileThere(() => access.identify(text))
    switch (found.kind) {
      case 'refused': {
        const isWrong = bearer.kind === 'token'
        c.header('WWW-Authenticate', isWrong ? `${CHALLENGE}, error="invalid_token"` : CHALLENGE)
        const detail =
          bearer.kind === 'unusable' ? 'the Authorization header is no bearer token' : found.detail
        return problemResponse(c, 'unauthorized', `${detail}: ${HOW}`)
      }
      case 'unavailable':
        return problemResponse(c, 'unavailable', found.detail)
      case 'caller': {
        const { caller } = found
        if (
          caller.kind === 'anyone' &&
          !trustProxy &&
          isOnLoopback(c) &&
          !isLocalName(c.req.header('host') ?? '')
        )
          return problemResponse(
            c,
            'cross-site',
            'without keys the server answers on this machine to names of this machine alone, such as localhost: ' +
              'make a key, or give --trust-proxy where a proxy on this machine sends the request',
          )
        if (caller.kind !== 'anyone') {
          const refused = inTurn(c, limit, 'key', `${caller.kind} ${caller.id}`)
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

/** Whether the request came to an address that this machine alone reaches. */
const isOnLoopback = (c: Context<AppEnv>): boolean => {
  const to = (c.env as AppEnv['Bindings'] | undefined)?.incoming?.socket.localAddress
  return to !== undefined && isLoopback(clientAddress(to, undefined, false))
}
