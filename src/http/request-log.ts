import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { AppEnv } from './app-env.ts'

/** Probes ask every few seconds; that the store is away is told once, where it is opened. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/** One line a request: what went well, and probes, at `debug`, a caller's fault at `info`, the server's at `warn`. */
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
