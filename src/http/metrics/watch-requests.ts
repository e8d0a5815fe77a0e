import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { AppEnv } from '../app-env.ts'
import type { Metrics } from './create-metrics.ts'

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Counts and times every request. Unknown methods and paths share one label value, because clients can invent any number. */
export function watchRequests(
  metrics: Pick<Metrics, 'requestStarted' | 'requestEnded'>,
): MiddlewareHandler<AppEnv> {
  return async function watchRequests(c, next) {
    const started = performance.now()
    metrics.requestStarted()
    try {
      await next()
    } finally {
      const { method } = c.req
      metrics.requestEnded({
        method: METHODS.has(method) ? method : 'other',
        route: routeTemplate(matchedRoutes(c)),
        status: c.res.status,
        ms: performance.now() - started,
      })
    }
  }
}

/** The template of the path, such as `/api/v1/queries/{name}`; `none` if no route matches. */
export function routeTemplate(routes: readonly { readonly method: string; readonly path: string }[]): string {
  const route = routes.findLast(({ method }) => method !== 'ALL')
  return route === undefined ? 'none' : route.path.replaceAll(/:(\w+)/gu, '{$1}')
}
