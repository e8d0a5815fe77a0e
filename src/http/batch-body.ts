import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './http-problem.ts'
import { isJson, isNdjson, isUtf8, readContentType } from './media-type.ts'
import { withBody, type BodyLimits } from './read-body.ts'
import { splitArray, splitNdjson, type BatchItem } from './split-events.ts'

/**
 * Hands over the items of a request's body, a JSON array or NDJSON, while its bytes are counted.
 * @throws HttpProblem 400, 413, 415 or 503
 */
export function withBatch<T>(
  c: Context<AppEnv>,
  limits: BodyLimits,
  use: (items: Iterable<BatchItem>) => Promise<T>,
): Promise<T> {
  const type = readContentType(c.req.header('content-type')) ?? { type: 'application/json' }
  if (!(isJson(type) || isNdjson(type)) || !isUtf8(type))
    throw new HttpProblem(
      'unsupported-media-type',
      'a batch is sent as application/json or application/x-ndjson, in UTF-8',
    )
  return withBody(c, limits, (body) => use(isJson(type) ? splitArray(body) : splitNdjson(body)))
}
