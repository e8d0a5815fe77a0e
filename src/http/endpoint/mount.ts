import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { Scope } from '../../domain/scope.ts'
import type { AppEnv } from '../app-env.ts'
import { withBody, type BodyLimits } from '../read-body.ts'
import { readTextOrJson } from '../text-or-json.ts'
import type { Call, Endpoint } from './endpoint.ts'
import { patternOf } from './methods-at.ts'
import { fieldsReader, type RawValues } from './read-fields.ts'

type Fields = Record<string, unknown>

export interface MountOptions {
  /** The limits of parsed bodies, by scope. */
  readonly bodies: (scope: Endpoint['scope']) => BodyLimits
  /** Middleware that requires a scope. */
  readonly admit: (scope: Scope) => MiddlewareHandler<AppEnv>
}

const allowAnyone: MiddlewareHandler<AppEnv> = (_, next) => next()

/** Adds a route for each endpoint: it checks the scope, parses the path, query, headers and body, and calls `handle`. */
export function mount(
  app: Hono<AppEnv>,
  endpoints: readonly Endpoint[],
  { bodies, admit }: MountOptions,
): void {
  for (const endpoint of endpoints) {
    const { method, path, scope, params, query, headers, body } = endpoint
    const none = (): Fields => ({})
    const readParams = params === undefined ? none : fieldsReader(params)
    const readQuery = query === undefined ? none : fieldsReader(query)
    const readHeaders = headers === undefined ? none : fieldsReader(headers)
    const handle = (c: Context<AppEnv>, read: Fields): Response | Promise<Response> =>
      endpoint.handle({ c, ...read } as unknown as Call<never, never, unknown, never>)
    const literalPaths = literalPathsIn(endpoint, endpoints)
    const skipLiteral: MiddlewareHandler<AppEnv> = async (c, next) =>
      literalPaths.has(c.req.path) ? c.notFound() : next()
    app.on(method, routeOf(path), skipLiteral, scope === 'open' ? allowAnyone : admit(scope), (c) => {
      const read = {
        params: readParams(pathValues(c)),
        query: readQuery((name) => c.req.queries(name)),
        headers: readHeaders(headerValues(c)),
      }
      if (body === undefined) return handle(c, { ...read, body: undefined })
      return withBody(c, bodies(scope), async (bytes) =>
        handle(c, { ...read, body: readTextOrJson(body, c.req.header('content-type'), bytes) }),
      )
    })
  }
}

/**
 * The literal paths that match the template of an endpoint, but do not accept its method. `DELETE /datasets/by-name` must not
 * delete a dataset with the id `by-name`.
 */
function literalPathsIn({ method, path }: Endpoint, endpoints: readonly Endpoint[]): ReadonlySet<string> {
  if (!path.includes('{')) return new Set()
  const fits = patternOf(path)
  const literal = endpoints.filter((other) => !other.path.includes('{') && fits.test(other.path))
  const accepting = new Set(literal.filter((other) => other.method === method).map((other) => other.path))
  return new Set(literal.map((other) => other.path).filter((other) => !accepting.has(other)))
}

/** `/queries/{name}` in the syntax of the router: `/queries/:name`. */
const routeOf = (path: string): string => path.replaceAll(/\{(\w+)\}/gu, ':$1')

const pathValues =
  (c: Context<AppEnv>): RawValues =>
  (name) => {
    const value = c.req.param(name)
    return value === undefined ? undefined : [value]
  }

const headerValues =
  (c: Context<AppEnv>): RawValues =>
  (name) => {
    const value = c.req.header(name)
    return value === undefined ? undefined : [value]
  }
