import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AppEnv } from '../app-env.ts'
import type { Metrics } from './create-metrics.ts'

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Counts and times every request. What callers make up, such as a path that is none, is counted as one. */
export function watchRequests(metrics: Pick<Metrics, 'begun' | 'answered'>): MiddlewareHandler<AppEnv> {
  return async function watchRequests(c, next) {
    const started = performance.now()
    metrics.begun()
    try {
      await next()
    } finally {
      const { method } = c.req
      metrics.answered({
        method: METHODS.has(method) ? method : 'other',
        route: routeTemplate(matchedRoutes(c)),
        status: c.res.status,
        ms: performance.now() - started,
      })
    }
  }
}

/** `/api/v1/queries/{name}`; `none` where no route took the request. */
export function routeTemplate(routes: readonly { readonly method: string; readonly path: string }[]): string {
  const route = routes.findLast(({ method }) => method !== 'ALL')
  return route === undefined ? 'none' : route.path.replaceAll(/:(\w+)/gu, '{$1}')
}
