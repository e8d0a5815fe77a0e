import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { problemResponse } from '../http-problem.ts'
import type { RateLimit, RateLimitDecision } from './rate-limit.ts'

/**
 * Counts a request of a key or address. Returns the 429 response, or undefined if the request is allowed. Sets headers with the
 * remaining number of requests (draft-ietf-httpapi-ratelimit-headers).
 */
export function applyRateLimit(
  c: Context<AppEnv>,
  limit: RateLimit | undefined,
  policy: 'address' | 'key',
  client: string,
): Response | undefined {
  if (limit === undefined) return undefined
  const decision = limit.take(`${policy} ${client}`)
  setHeaders(c, limit, policy, decision)
  if (decision.allowed) return undefined
  c.header('Retry-After', String(decision.seconds))
  return problemResponse(
    c,
    'too-many-requests',
    `more than ${limit.perSecond} requests per second come from this ${policy}: send fewer, or many events in one batch`,
  )
}

function setHeaders(
  c: Context<AppEnv>,
  limit: RateLimit,
  policy: string,
  { left, seconds }: RateLimitDecision,
): void {
  c.header('RateLimit-Policy', `"${policy}";q=${limit.burst};w=${Math.ceil(limit.burst / limit.perSecond)}`)
  c.header('RateLimit', `"${policy}";r=${left};t=${seconds}`)
}
