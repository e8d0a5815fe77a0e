import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import type { Logger } from 'pino'
import type { Ask, Asking } from '../app/ask.ts'
import type { EntityIngest } from '../app/create-entity-ingest.ts'
import type { Ingest } from '../app/create-ingest.ts'
import type { DeadLetters, LetterKind, Refused } from '../app/dead-letters.ts'
import type { Maintenance } from '../app/maintenance.ts'
import type { SavedQueries } from '../app/saved-queries.ts'
import type { AppEnv } from './app-env.ts'
import { batchRoute } from './batch-route.ts'
import { refuseCrossSite, requireKey } from './guard.ts'
import { entitiesRoute, entitySchemaRoute } from './entities-route.ts'
import { deadLetterRoutes } from './dead-letter-routes.ts'
import { healthRoutes, type Health } from './health-routes.ts'
import { HttpProblem, problemResponse } from './http-problem.ts'
import { languageRoutes, type LanguageTools } from './language-routes.ts'
import { lineageRoute } from './lineage-route.ts'
import { isProblemName, PROBLEMS } from './problems.ts'
import { queryRoute } from './query-route.ts'
import type { BodyLimits } from './read-body.ts'
import { maintenanceRoutes } from './maintenance-routes.ts'
import { requestLog } from './request-log.ts'
import { savedQueryRoutes } from './saved-query-routes.ts'
import { welcome } from './welcome.ts'

export interface AppOptions {
  readonly ingest: Ingest
  readonly entities: EntityIngest
  readonly ask: Ask
  readonly askWritten: Asking['askWritten']
  readonly explain: Ask
  readonly language: LanguageTools
  readonly health: Health
  readonly events: BodyLimits
  readonly deadLetters: DeadLetters
  readonly maintenance: Maintenance
  readonly savedQueries: SavedQueries
  readonly log: Logger
  /** Without one, whoever can reach the server may use it. */
  readonly apiKey?: string
}

/** A query's text has at most 64 KiB; the rest is room for parameters. */
const MAX_QUERY_BYTES = 1024 * 1024

/** Tributary's HTTP API: a request in, a response out; knows neither ports nor processes. */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const { ingest, entities, deadLetters, ask, askWritten, explain, events, log } = options
  const queries: BodyLimits = { ...events, maxBytes: Math.min(MAX_QUERY_BYTES, events.maxBytes) }

  const app = new Hono<AppEnv>({ strict: false })
  app.use(requestId())
  app.use(requestLog(log))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.header('Allow', methods.join(', '))
        return problemResponse(c, 'method-not-allowed', `this path takes ${methods.join(', ')}`)
      },
    }),
  )
  app.use('/api/*', refuseCrossSite())
  if (options.apiKey !== undefined) app.use('/api/*', requireKey(options.apiKey))

  const keep = (kind: LetterKind) => (refused: Refused) => deadLetters.keep(kind, refused)
  app.post('/api/v1/lineage', lineageRoute(ingest, events, keep('event')))
  app.post('/api/v1/lineage/batch', batchRoute(ingest, events, keep('event')))
  app.post('/api/v1/entities', entitiesRoute(entities, events, keep('entity')))
  app.get('/api/v1/entities/schema', entitySchemaRoute(entities))
  app.post('/api/v1/query', queryRoute({ ask, askWritten }, queries, options.language.text))
  app.post('/api/v1/explain', queryRoute({ ask: explain }, queries, options.language.text))
  app.route('/api/v1', languageRoutes(options.language, queries))
  app.route('/api/v1/admin', maintenanceRoutes(options.maintenance))
  app.route('/api/v1/dead-letters', deadLetterRoutes(deadLetters, queries))
  app.route('/api/v1/queries', savedQueryRoutes(options.savedQueries, queries))
  app.route('/', healthRoutes(options.health))
  app.get('/', (c) => c.text(welcome(options.health.version).replace('URL', new URL(c.req.url).origin)))
  app.get('/problems/:name', (c) => {
    const name = c.req.param('name')
    if (!isProblemName(name)) return c.notFound()
    const { status, title, about } = PROBLEMS[name]
    return c.text(`${title} (${status})\n\n${about}\n`)
  })

  app.notFound((c) => problemResponse(c, 'not-found', `there is nothing at ${c.req.path}`))
  app.onError((error, c) => {
    if (error instanceof HttpProblem) return problemResponse(c, error.problem, error.message, error.members)
    log.error({ err: error, requestId: c.get('requestId') }, 'a request failed')
    return problemResponse(c, 'internal-error', 'the log of the server has the details')
  })
  return app
}
