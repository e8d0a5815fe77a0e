import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { Scope } from '../../domain/scope.ts'
import type { AppEnv } from '../app-env.ts'
import { withBody, type BodyLimits } from '../read-body.ts'
import { readTextOrJson } from '../text-or-json.ts'
import type { Call, Endpoint } from './endpoint.ts'
import { patternOf } from './methods-at.ts'
import { fieldsReader, type GivenTexts } from './read-fields.ts'

type Fields = Record<string, unknown>

export interface MountOptions {
  /** Of bodies that are read before an endpoint handles the call, by what it takes to call it. */
  readonly bodies: (scope: Endpoint['scope']) => BodyLimits
  /** Lets only callers pass who have a scope. */
  readonly admit: (scope: Scope) => MiddlewareHandler<AppEnv>
}

const freely: MiddlewareHandler<AppEnv> = (_, next) => next()

/**
 * Serves endpoints: lets only those pass who may call them, reads path, query, headers and body as their schemas say, then lets each
 * handle the call.
 */
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
    const others = shadowedBy(endpoint, endpoints)
    const own: MiddlewareHandler<AppEnv> = async (c, next) => (others.has(c.req.path) ? c.notFound() : next())
    app.on(method, routeOf(path), own, scope === 'open' ? freely : admit(scope), (c) => {
      const read = {
        params: readParams(ofPath(c)),
        query: readQuery((name) => c.req.queries(name)),
        headers: readHeaders(ofHead(c)),
      }
      if (body === undefined) return handle(c, { ...read, body: undefined })
      return withBody(c, bodies(scope), async (bytes) =>
        handle(c, { ...read, body: readTextOrJson(body, c.req.header('content-type'), bytes) }),
      )
    })
  }
}

/**
 * Paths without holes that an endpoint's template fits too, and that do not take its method: `by-name` is no id, whatever the method.
 */
function shadowedBy({ method, path }: Endpoint, endpoints: readonly Endpoint[]): ReadonlySet<string> {
  if (!path.includes('{')) return new Set()
  const fits = patternOf(path)
  const literal = endpoints.filter((other) => !other.path.includes('{') && fits.test(other.path))
  const taking = new Set(literal.filter((other) => other.method === method).map((other) => other.path))
  return new Set(literal.map((other) => other.path).filter((other) => !taking.has(other)))
}

/** `/queries/{name}` as the router writes it. */
const routeOf = (path: string): string => path.replaceAll(/\{(\w+)\}/gu, ':$1')

const ofPath =
  (c: Context<AppEnv>): GivenTexts =>
  (name) => {
    const value = c.req.param(name)
    return value === undefined ? undefined : [value]
  }

const ofHead =
  (c: Context<AppEnv>): GivenTexts =>
  (name) => {
    const value = c.req.header(name)
    return value === undefined ? undefined : [value]
  }
