import { Hono, type MiddlewareHandler } from 'hono'
import { requestId } from 'hono/request-id'
import type { Logger } from 'pino'
import type { ApiKeys } from '../app/access/create-api-keys.ts'
import type { Asker } from '../app/ask.ts'
import type { EntityIngest } from '../app/create-entity-ingest.ts'
import type { Ingest } from '../app/create-ingest.ts'
import type { ByteBudget } from '../app/byte-budget.ts'
import type { Browser } from '../app/browse/create-browser.ts'
import type { DeadLetters } from '../app/dead-letters.ts'
import type { Doctor } from '../app/doctor/create-doctor.ts'
import type { Edits } from '../app/edits/create-edits.ts'
import type { Maintenance } from '../app/maintenance.ts'
import type { SavedQueries } from '../app/saved-queries.ts'
import type { Search } from '../app/search.ts'
import type { Exports } from '../app/transfer/create-exports.ts'
import type { AppEnv } from './app-env.ts'
import type { BodyReader } from './bodies/body-reader.ts'
import { crossOrigin } from './cross-origin.ts'
import { browseRoutes } from './browse/browse-routes.ts'
import { BROWSER_FILES, serveBrowserFiles } from './browser-files/serve-browser-files.ts'
import { deadLetterRoutes } from './dead-letter-routes.ts'
import { doctorRoute } from './doctor-route.ts'
import { auditRoutes } from './edits/audit-routes.ts'
import { editRoutes } from './edits/edit-routes.ts'
import type { Endpoint } from './endpoint/endpoint.ts'
import { methodsAt } from './endpoint/methods-at.ts'
import { mount } from './endpoint/mount.ts'
import { openApiOf } from './endpoint/openapi.ts'
import { eventRoutes } from './event-routes.ts'
import { exportRoute } from './export-route.ts'
import { guard, type Gate } from './guard.ts'
import { healthRoutes, type Health } from './health-routes.ts'
import { HttpProblem, problemResponse } from './http-problem.ts'
import { keyRoutes } from './key-routes.ts'
import { languageRoutes, type LanguageTools } from './language-routes.ts'
import { limitAddresses } from './limits/limit-addresses.ts'
import type { QueryLimits } from './limits/query-share.ts'
import { maintenanceRoutes } from './maintenance-routes.ts'
import type { Metrics } from './metrics/create-metrics.ts'
import { meRoute } from './me-route.ts'
import { metricsRoutes } from './metrics/metrics-routes.ts'
import { watchRequests } from './metrics/watch-requests.ts'
import { isProblemName, PROBLEMS } from './problems.ts'
import { queryRoutes } from './query-routes.ts'
import type { BodyLimits } from './read-body.ts'
import { DOCS_SITE, serveDocsSite } from './docs-site/serve-docs-site.ts'
import { REFERENCE, serveReference } from './serve-reference.ts'
import { inRequestContext } from './request-context.ts'
import { requestLog } from './request-log.ts'
import { savedQueryRoutes } from './saved-query-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { serveViewer, VIEWER_FILES, VIEWER_PAGES } from './viewer/serve-viewer.ts'

export interface AppOptions extends Asker {
  readonly ingest: Ingest
  readonly entities: EntityIngest
  /** The resources that all queries share. */
  readonly queries: QueryLimits
  readonly search: Search
  readonly language: LanguageTools
  readonly health: Health
  readonly events: BodyLimits
  /** Memory for request bodies other than events: `read` for queries, `change` for edits and administration. */
  readonly requests: { readonly read: ByteBudget; readonly change: ByteBudget }
  readonly bodyReader: BodyReader
  readonly deadLetters: DeadLetters
  readonly maintenance: Maintenance
  readonly doctor: Doctor
  readonly exports: Exports
  readonly savedQueries: SavedQueries
  readonly browser: Browser
  readonly edits: Edits
  readonly metrics: Metrics
  /** Traces requests; absent without a trace collector. */
  readonly followRequests?: MiddlewareHandler<AppEnv>
  readonly log: Logger
  readonly keys: ApiKeys
  readonly gate: Gate
  /** Origins whose pages may use the API. */
  readonly corsOrigins: readonly string[]
}

/** The text of a query has at most 64 KiB. The rest is for its parameters. */
const MAX_QUERY_BYTES = 1024 * 1024

/** Pages for people, not part of the API. */
const PAGES = [
  ...VIEWER_PAGES,
  ...VIEWER_FILES,
  ...REFERENCE,
  ...DOCS_SITE,
  '/problems/{name}',
  ...BROWSER_FILES,
] as const

/** Every endpoint of the API. */
export function endpointsOf(options: AppOptions): readonly Endpoint[] {
  const { ingest, entities, deadLetters, events: limits } = options
  return [
    ...eventRoutes({
      ingest,
      entities,
      limits,
      reader: options.bodyReader,
      keep: (kind, sender, refused) => deadLetters.keep(kind, sender, refused),
      skip: (items) => deadLetters.skip(items),
    }),
    ...queryRoutes(options, options.language.text, options.queries),
    ...searchRoutes(options.search),
    ...languageRoutes(options.language),
    ...savedQueryRoutes(options.savedQueries),
    ...browseRoutes(options.browser),
    ...editRoutes(options.edits),
    ...auditRoutes(options.browser),
    ...deadLetterRoutes(deadLetters),
    ...maintenanceRoutes(options.maintenance),
    doctorRoute(options.doctor),
    exportRoute(options.exports),
    ...keyRoutes(options.keys),
    meRoute(),
    ...healthRoutes(options.health),
    ...metricsRoutes(options.metrics),
  ]
}

/** The HTTP API of Tributary, as a function from a request to a response. It does not open a port; `listen` does. */
export function createApp(options: AppOptions): Hono<AppEnv> {
  const { events, log } = options
  const { version } = options.health
  const endpoints = endpointsOf(options)

  const app = new Hono<AppEnv>({ strict: false })
  app.use(requestId())
  app.use(inRequestContext())
  app.use(requestLog(log))
  app.use(watchRequests(options.metrics))
  if (options.followRequests !== undefined) app.use(options.followRequests)
  for (const path of ['/api/*', '/metrics']) app.use(path, crossOrigin(options.corsOrigins))
  // For every path, whether it needs a key or not. It runs after `crossOrigin`, so that pages of listed origins can read a refusal.
  app.use(limitAddresses(options.gate))

  mount(app, endpoints, {
    bodies: (scope) => ({
      ...events,
      maxBytes: Math.min(MAX_QUERY_BYTES, events.maxBytes),
      budget: scope === 'read' ? options.requests.read : options.requests.change,
    }),
    admit: (scope) => guard(options.gate, scope),
  })
  serveReference(app, () => openApiOf(endpoints, version))
  serveDocsSite(app)
  const notFoundPage = serveViewer(app, version)
  app.get('/problems/:name', (c) => {
    const name = c.req.param('name')
    if (!isProblemName(name)) return problemResponse(c, 'not-found', `unknown problem type ${name}`)
    const { status, title, about, next } = PROBLEMS[name]
    return c.text(`${title} (${status})\n\n${about}\n\nNext: ${next}\n`)
  })
  serveBrowserFiles(app)

  const methodsOf = methodsAt([...endpoints, ...PAGES.map((path) => ({ method: 'GET', path }) as const)])
  app.notFound((c) => {
    const methods = methodsOf(c.req.path)
    if (methods.length === 0 || methods.includes(c.req.method))
      return notFoundPage(c) ?? problemResponse(c, 'not-found', `unknown path ${c.req.path}`)
    c.header('Allow', methods.join(', '))
    return problemResponse(c, 'method-not-allowed', `this path accepts ${methods.join(', ')}`)
  })
  app.onError((error, c) => {
    if (error instanceof HttpProblem) return problemResponse(c, error.problem, error.message, error.members)
    log.error({ err: error }, 'a request failed')
    return problemResponse(c, 'internal-error', 'the log of the server has the details')
  })
  return app
}
