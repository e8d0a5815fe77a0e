import type { Context } from 'hono'
import type { z } from 'zod'
import type { Scope } from '../../domain/scope.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { AppEnv } from '../app-env.ts'
import type { ProblemName } from '../problems.ts'
import type { BodyForm } from '../text-or-json.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The heading of an endpoint in the reference. */
export type Group =
  | 'Events'
  | 'Queries'
  | 'Language'
  | 'Saved queries'
  | 'Browsing'
  | 'Editing'
  | 'Refused events'
  | 'Keys'
  | 'Operations'

/** The shape of a value: a Zod schema, or a function that generates a JSON Schema. */
export type Shape = z.ZodType | { readonly jsonSchema: () => JsonObject }

/** Media type → shape of the body. */
export type Content = { readonly [mediaType: string]: Shape }

export interface Reply {
  readonly description: string
  readonly content: Content
  /** Header → description. */
  readonly headers?: { readonly [name: string]: string }
}

type Fields = z.ZodObject
type Nothing = z.ZodObject<z.ZodRawShape>

export interface Call<P extends Fields, Q extends Fields, B, H extends Fields = Nothing> {
  readonly c: Context<AppEnv>
  readonly params: z.output<P>
  readonly query: z.output<Q>
  readonly headers: z.output<H>
  readonly body: B
}

interface EndpointInfo {
  readonly method: Method
  /** The path in the syntax of OpenAPI: `/api/v1/queries/{name}`. */
  readonly path: `/${string}`
  /** The scope that a key must have; `open`: the endpoint needs no key. */
  readonly scope: Scope | 'open'
  /** The `operationId` in camel case. It never changes. */
  readonly name: string
  readonly group: Group
  /** One line, without a full stop. */
  readonly summary: string
  readonly description?: string
  /** The bodies that `handle` reads itself, for the reference. */
  readonly takes?: Content
  /** Status → response. */
  readonly replies: { readonly [status: number]: Reply }
  /** Problems besides those that `problemsOf` adds to every endpoint. */
  readonly problems?: readonly ProblemName[]
}

export interface EndpointSpec<
  P extends Fields,
  Q extends Fields,
  B,
  H extends Fields = Nothing,
> extends EndpointInfo {
  /** The placeholders in `path`. */
  readonly params?: P
  /** Query parameters. Texts are converted to numbers, booleans and lists as the schema says. Others are ignored. */
  readonly query?: Q
  /** Headers for this endpoint. */
  readonly headers?: H
  /** The body, which is parsed before `handle` and counts against the budget until `handle` ends. */
  readonly body?: BodyForm<B>
  handle(call: Call<P, Q, B, H>): Response | Promise<Response>
}

/** An endpoint of the API as data: the route, the validation, the scope check and the reference are made from this value. */
export interface Endpoint extends EndpointInfo {
  readonly params?: Fields
  readonly query?: Fields
  readonly headers?: Fields
  readonly body?: BodyForm<unknown>
  handle(call: Call<Fields, Fields, unknown, Fields>): Response | Promise<Response>
}

/** Defines an endpoint. `handle` gets the path, query, headers and body with the types of their schemas. */
export const endpoint = <
  P extends Fields = Nothing,
  Q extends Fields = Nothing,
  B = undefined,
  H extends Fields = Nothing,
>(
  spec: EndpointSpec<P, Q, B, H>,
): Endpoint => spec

/** All problem types that an endpoint can answer with. */
export function problemsOf({
  scope,
  params,
  query,
  body,
  takes,
  problems = [],
}: Endpoint): readonly ProblemName[] {
  const of = new Set<ProblemName>(problems)
  if (scope !== 'open') for (const problem of GUARD_PROBLEMS) of.add(problem)
  if (params !== undefined || query !== undefined)
    for (const problem of ['invalid-request', 'headers-too-large'] as const) of.add(problem)
  if (body !== undefined || takes !== undefined) for (const problem of BODY_PROBLEMS) of.add(problem)
  return [...of, 'internal-error']
}

/** Problems of the access checks. `unavailable`: keys or tokens cannot be checked now. */
const GUARD_PROBLEMS = [
  'unauthorized',
  'forbidden',
  'cross-site',
  'misdirected-request',
  'too-many-requests',
  'unavailable',
] as const satisfies readonly ProblemName[]

const BODY_PROBLEMS = [
  'invalid-request',
  'malformed-body',
  'body-too-large',
  'request-timeout',
  'unsupported-media-type',
  'unavailable',
] as const satisfies readonly ProblemName[]
