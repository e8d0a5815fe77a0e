import { Hono } from 'hono'
import type { IngestCounters } from '../app/create-ingest.ts'
import type { AppEnv } from './app-env.ts'
import { problemResponse } from './http-problem.ts'

export interface Health {
  readonly version: string
  /** `embedded` or `neo4j`. */
  readonly store: string
  /** Resolves with the reason why the server cannot answer now, or undefined if it can. */
  readonly unready: () => Promise<string | undefined>
  readonly counters: () => IngestCounters
}

/** `/healthz`: the process lives. `/readyz`: it can answer, else 503 with the reason. */
export function healthRoutes(health: Health): Hono<AppEnv> {
  const routes = new Hono<AppEnv>({ strict: false })
  const { version, store } = health
  routes.get('/healthz', (c) => c.json({ status: 'ok', version, store, events: health.counters() }))
  routes.get('/readyz', async (c) => {
    const reason = await health.unready()
    return reason === undefined
      ? c.json({ status: 'ready', store })
      : problemResponse(c, 'unavailable', reason)
  })
  return routes
}
