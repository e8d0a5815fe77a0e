import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { HttpProblem, problemResponse } from './http-problem.ts'

/** Lets only requests with `Authorization: Bearer KEY` pass (RFC 6750), compared in constant time. */
export function requireKey(key: string): MiddlewareHandler<AppEnv> {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  const expected = digest(key)
  return async function requireKey(c, next) {
    const given = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return next()
    c.header('WWW-Authenticate', 'Bearer')
    return problemResponse(c, 'unauthorized', 'an API key is needed: Authorization: Bearer KEY')
  }
}

/** Refuses what a browser sends on behalf of another site's page: a server without a key trusts who can reach it. */
export function refuseCrossSite(): MiddlewareHandler<AppEnv> {
  return async function refuseCrossSite(c, next) {
    const origin = c.req.header('origin')
    if (origin !== undefined && hostOf(origin) !== c.req.header('host'))
      throw new HttpProblem('cross-site', 'requests from pages of another origin are refused')
    await next()
  }
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
