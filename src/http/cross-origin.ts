import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './http-problem.ts'

/** Seconds for which a browser caches the answer to a preflight request. */
const MAX_AGE = 600
/** Response headers that a page may read. */
const EXPOSED = 'Tributary-Complete, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Location'

/**
 * Refuses requests that a browser sends for a page of another origin, unless the origin is listed: a server without keys trusts
 * everyone who can reach it. Pages of listed origins may use the whole API (CORS). The API uses keys, never cookies.
 */
export function crossOrigin(allowed: readonly string[]): MiddlewareHandler<AppEnv> {
  return async function crossOrigin(c, next) {
    const origin = c.req.header('origin')
    if (origin === undefined || hostOf(origin) === c.req.header('host')) return next()
    if (!allowed.includes(origin))
      throw new HttpProblem(
        'cross-site',
        'requests from pages of another origin are refused: set --cors-origin to allow this one',
      )
    c.header('Access-Control-Allow-Origin', origin)
    c.header('Access-Control-Expose-Headers', EXPOSED)
    if (isPreflight(c)) return preflight(c)
    await next()
    // After the route, which may set `Vary` too.
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
