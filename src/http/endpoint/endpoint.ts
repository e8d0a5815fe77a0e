import type { Context } from 'hono'
import type { z } from 'zod'
import type { Scope } from '../../domain/scope.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { AppEnv } from '../app-env.ts'
import type { ProblemName } from '../problems.ts'
import type { BodyForm } from '../text-or-json.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Under which heading the reference lists an endpoint. */
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

/** A shape: a zod schema, or a JSON Schema where one is generated elsewhere, once it is asked for. */
export type Shape = z.ZodType | { readonly jsonSchema: () => JsonObject }

/** Media type → what a body of it is. */
export type Content = { readonly [mediaType: string]: Shape }

export interface Reply {
  readonly description: string
  readonly content: Content
  /** Header → what it says. */
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

interface Told {
  readonly method: Method
  /** As OpenAPI writes it: `/api/v1/queries/{name}`. */
  readonly path: `/${string}`
  /** What a key must be allowed to do; `open`: no key is asked for. */
  readonly scope: Scope | 'open'
  /** The `operationId`: in camel case, and never changed. */
  readonly name: string
  readonly group: Group
  /** One line. */
  readonly summary: string
  readonly description?: string
  /** Bodies that `handle` reads by itself, for the reference. */
  readonly takes?: Content
  /** Status → answer. */
  readonly replies: { readonly [status: number]: Reply }
  /** Beside those that each endpoint of its kind has (`problemsOf`). */
  readonly problems?: readonly ProblemName[]
}

export interface EndpointSpec<
  P extends Fields,
  Q extends Fields,
  B,
  H extends Fields = Nothing,
> extends Told {
  /** The names between braces in `path`. */
  readonly params?: P
  /** Numbers, booleans and lists are read as their schema says; what it does not name is ignored. */
  readonly query?: Q
  /** Headers that are told in the reference, beside those of every request. */
  readonly headers?: H
  /** A body of JSON, or of text, that is read before `handle` and counts against the budget until it is done. */
  readonly body?: BodyForm<B>
  handle(call: Call<P, Q, B, H>): Response | Promise<Response>
}

/** An endpoint of the API as data: what is served, checked, guarded and told in the reference comes from this one value. */
export interface Endpoint extends Told {
  readonly params?: Fields
  readonly query?: Fields
  readonly headers?: Fields
  readonly body?: BodyForm<unknown>
  handle(call: Call<Fields, Fields, unknown, Fields>): Response | Promise<Response>
}

/** An endpoint whose `handle` gets path, query, headers and body as their schemas give them. */
export const endpoint = <
  P extends Fields = Nothing,
  Q extends Fields = Nothing,
  B = undefined,
  H extends Fields = Nothing,
>(
  spec: EndpointSpec<P, Q, B, H>,
): Endpoint => spec

/** The problems that an endpoint may answer with, each once. */
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

/** The last where keys or tokens cannot be judged now. */
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
