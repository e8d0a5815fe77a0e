import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { AppEnv } from './app-env.ts'

/** Paths that are polled every few seconds. An unavailable store is logged once, where it is opened. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/** Logs one line per request: success and probes at `debug`, 4xx at `info`, 5xx at `warn`. */
export function requestLog(log: Logger): MiddlewareHandler<AppEnv> {
  return async function requestLog(c, next) {
    const started = performance.now()
    await next()
    const { status } = c.res
    const level = PROBES.has(c.req.path) ? 'debug' : status >= 500 ? 'warn' : status >= 400 ? 'info' : 'debug'
    log[level](
      {
        method: c.req.method,
        path: c.req.path,
        status,
        ms: Math.round((performance.now() - started) * 10) / 10,
      },
      'request',
    )
  }
}
