import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './http-problem.ts'

/** Seconds for which a browser remembers what it may send. */
const MAX_AGE = 600
/** What a page may read of an answer besides its body. */
const EXPOSED = 'Tributary-Complete, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Location'

/**
 * Refuses what a browser sends on behalf of a page of another origin, unless that origin is listed: a server without a key
 * trusts who can reach it. Pages of the listed ones may use the whole API (CORS); credentials are keys alone, never cookies.
 */
export function crossOrigin(allowed: readonly string[]): MiddlewareHandler<AppEnv> {
  return async function crossOrigin(c, next) {
    const origin = c.req.header('origin')
    if (origin === undefined || hostOf(origin) === c.req.header('host')) return next()
    if (!allowed.includes(origin))
      throw new HttpProblem('cross-site', 'requests from pages of another origin are refused')
    c.header('Access-Control-Allow-Origin', origin)
    c.header('Access-Control-Expose-Headers', EXPOSED)
    if (isPreflight(c)) return preflight(c)
    await next()
    // Once a route has set its own.
    c.header('Vary', 'Origin', { append: true })
  }
}

const isPreflight = (c: Context<AppEnv>): boolean =>
  c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined

function preflight(c: Context<AppEnv>): Response {
  c.header('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE')
  c.header(
    'Access-Control-Allow-Headers',
    'Authorization, Content-Type, Content-Encoding, Accept, If-Match, X-Request-Id',
  )
  c.header('Access-Control-Max-Age', String(MAX_AGE))
  return c.body(null, 204)
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
