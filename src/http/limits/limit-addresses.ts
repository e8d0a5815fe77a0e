import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { clientAddress, isLoopback } from './client-address.ts'
import { applyRateLimit } from './apply-rate-limit.ts'
import type { RateLimit } from './rate-limit.ts'

export interface AddressLimitOptions {
  /** Absent: no limit. */
  readonly limit?: RateLimit
  /** Whether to use `X-Forwarded-For`. */
  readonly trustProxy: boolean
}

/** Not limited: an orchestrator that gets 429 would restart a healthy server, and these answers are cheap. */
const HEALTH_CHECKS: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/**
 * Sets the address of a request and applies the rate limit to it, whether the path needs a key or not. Loopback addresses and
 * health checks are not limited.
 */
export function limitAddresses({ limit, trustProxy }: AddressLimitOptions): MiddlewareHandler<AppEnv> {
  return async function limitAddresses(c, next) {
    const { incoming } = (c.env as AppEnv['Bindings'] | undefined) ?? {}
    const address = clientAddress(incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'), trustProxy)
    c.set('address', address)
    if (!isLoopback(address) && !HEALTH_CHECKS.has(c.req.path)) {
      const refused = applyRateLimit(c, limit, 'address', address)
      if (refused !== undefined) return refused
    }
    return next()
  }
}
