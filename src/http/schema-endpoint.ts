import { z } from 'zod'
import type { JsonObject } from '../lib/json.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'

/** An endpoint that serves a JSON Schema. */
export function schemaEndpoint({
  schema,
  ...endpointInfo
}: Pick<Endpoint, 'path' | 'name' | 'group' | 'summary'> & { readonly schema: () => JsonObject }): Endpoint {
  let text: string | undefined
  const written = (): string => (text ??= `${JSON.stringify(schema(), undefined, 2)}\n`)
  const content = { 'application/schema+json': z.looseObject({}) }
  return endpoint({
    ...endpointInfo,
    method: 'GET',
    scope: 'read',
    replies: { 200: { description: 'The schema (JSON Schema draft 2020-12).', content } },
    handle: ({ c }) => c.body(written(), 200, { 'Content-Type': 'application/schema+json' }),
  })
}
