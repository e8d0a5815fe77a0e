import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import type { BodyReader } from './bodies/body-reader.ts'
import { HttpProblem } from './http-problem.ts'
import { isJson, isNdjson, isUtf8, readContentType } from './media-type.ts'
import { withBody, type BodyLimits } from './read-body.ts'

/**
 * Splits the body of a request, a JSON array or NDJSON, and passes the bytes of each item to `use`. The body counts against the
 * budget until `use` ends.
 * @throws HttpProblem 400, 408, 413, 415 or 503
 */
export function withBatch<T>(
  c: Context<AppEnv>,
  limits: BodyLimits,
  reader: BodyReader,
  use: (items: Iterable<Uint8Array>, noun: 'item' | 'line') => Promise<T>,
): Promise<T> {
  const type = readContentType(c.req.header('content-type')) ?? { type: 'application/json' }
  if (!(isJson(type) || isNdjson(type)) || !isUtf8(type))
    throw new HttpProblem(
      'unsupported-media-type',
      'a batch must be sent as application/json or application/x-ndjson, in UTF-8',
    )
  const form = isJson(type) ? 'array' : 'ndjson'
  return withBody(c, limits, async (body) =>
    use(itemsOf(body, await reader.split(body, form, c.get('holder'))), form === 'array' ? 'item' : 'line'),
  )
}

function* itemsOf(body: Uint8Array, bounds: Uint32Array): Generator<Uint8Array> {
  for (let i = 0; i < bounds.length; i += 2) yield body.subarray(bounds[i], bounds[i + 1])
}
