import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { clientAddress, isLoopback } from './client-address.ts'
import { inTurn } from './in-turn.ts'
import type { RateLimit } from './rate-limit.ts'

export interface AddressLimitOptions {
  /** Absent: as many requests as they like. */
  readonly limit?: RateLimit
  /** Whether `X-Forwarded-For` is believed. */
  readonly trustProxy: boolean
}

/** A supervisor that gets 429 would end a server that is well; both answers cost next to nothing. */
const HEALTH_CHECKS: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/**
 * Finds the address that a request counts for, and applies the rate limit to it, whether the path asks for a key or not. Addresses
 * of this machine and health checks are not limited.
 */
export function limitAddresses({ limit, trustProxy }: AddressLimitOptions): MiddlewareHandler<AppEnv> {
  return async function limitAddresses(c, next) {
    const { incoming } = (c.env as AppEnv['Bindings'] | undefined) ?? {}
    const address = clientAddress(incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'), trustProxy)
    c.set('address', address)
    if (!isLoopback(address) && !HEALTH_CHECKS.has(c.req.path)) {
      const refused = inTurn(c, limit, 'address', address)
      if (refused !== undefined) return refused
    }
    return next()
  }
}
