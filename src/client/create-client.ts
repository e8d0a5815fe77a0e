import createFetchClient, { type Client as FetchClient } from 'openapi-fetch'
import type { components, operations, paths } from './api-types.ts'

/** A typed client for the HTTP API: `GET`, `POST` and so on, each with the paths, parameters and bodies of the OpenAPI document. */
export type Client = FetchClient<paths>

/** The shapes of the API by name, such as `Schemas['Problem']`. */
export type Schemas = components['schemas']

export type { operations as Operations, paths as Paths }

export interface ClientOptions {
  /** The address of the server, such as `http://127.0.0.1:8080`. */
  readonly url: string
  /** An API key, or a token of an issuer that the server trusts. A server without keys needs none. */
  readonly key?: string
  /** A replacement for the global `fetch`, for timeouts, proxies or tests. */
  readonly fetch?: (request: Request) => Promise<Response>
}

/**
 * Requests resolve to `{ data, response }`, or to `{ error, response }` with a problem (RFC 9457) if the server refuses. They reject
 * only if the server cannot be reached.
 * @throws TypeError if no header can have the key; the message does not show the key
 *
 * @example
 * const { data, error } = await createClient({ url, key }).POST('/api/v1/query', { body: { query: 'upstream of a' } })
 */
export function createClient({ url, key, fetch }: ClientOptions): Client {
  // The error of `fetch` for an invalid header would show its value.
  if (key !== undefined && !/^[\x21-\x7e]+$/u.test(key))
    throw new TypeError(
      'The key of the client has a space, a newline or another character that a key cannot have. Copy it again, without the end of its line.',
    )
  return createFetchClient<paths>({
    baseUrl: url,
    ...(key === undefined ? {} : { headers: { Authorization: `Bearer ${key}` } }),
    ...(fetch === undefined ? {} : { fetch }),
  })
}
