import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { problemResponse } from '../http-problem.ts'
import type { RateLimit, Turn } from './rate-limit.ts'

/**
 * Counts a request of a key or address. Returns the refusal (429), or undefined if the request may go on; the answer says how
 * many more may come (draft-ietf-httpapi-ratelimit-headers).
 */
export function inTurn(
  c: Context<AppEnv>,
  limit: RateLimit | undefined,
  policy: 'address' | 'key',
  taker: string,
): Response | undefined {
  if (limit === undefined) return undefined
  const turn = limit.take(`${policy} ${taker}`)
  tell(c, limit, policy, turn)
  if (turn.allowed) return undefined
  c.header('Retry-After', String(turn.seconds))
  return problemResponse(
    c,
    'too-many-requests',
    `more than ${limit.perSecond} requests a second come from this ${policy}`,
  )
}

function tell(c: Context<AppEnv>, limit: RateLimit, policy: string, { left, seconds }: Turn): void {
  c.header('RateLimit-Policy', `"${policy}";q=${limit.burst};w=${Math.ceil(limit.burst / limit.perSecond)}`)
  c.header('RateLimit', `"${policy}";r=${left};t=${seconds}`)
}
