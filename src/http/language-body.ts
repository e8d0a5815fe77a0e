import { z } from 'zod'
import { decodeJson, decodeText } from './decode-json.ts'
import { HttpProblem } from './http-problem.ts'
import { isJson, isUtf8, readContentType } from './media-type.ts'

/** More than any list shows. */
const MOST_ITEMS = 1000
/** Wider than any screen. */
const WIDEST = 1000

export const CaretBody = z.strictObject({ query: z.string(), caret: z.int().min(0) })
export const CompleteBody = CaretBody.extend({ limit: z.int().min(1).max(MOST_ITEMS).optional() })
export const TextBody = z.strictObject({ query: z.string() })
export const FormatBody = TextBody.extend({ width: z.int().min(1).max(WIDEST).optional() })

/**
 * The JSON of a request's body as a schema has it; where a query alone is enough, text/plain is the query.
 * @throws HttpProblem 400 or 415
 */
export function readLanguageBody<T>(
  schema: z.ZodType<T>,
  shape: string,
  contentType: string | undefined,
  body: Uint8Array,
): T {
  const mayBeText = schema.safeParse({ query: '' }).success
  const type = readContentType(contentType) ?? { type: mayBeText ? 'text/plain' : 'application/json' }
  if (!isUtf8(type) || !(isJson(type) || (mayBeText && type.type === 'text/plain')))
    throw new HttpProblem(
      'unsupported-media-type',
      mayBeText
        ? 'a query is sent as text/plain or application/json, in UTF-8'
        : `${shape} is sent as application/json, in UTF-8`,
    )
  const text = decodeText(body)
  const parsed = schema.safeParse(isJson(type) ? decodeJson(text) : { query: text })
  if (parsed.success) return parsed.data
  throw new HttpProblem('invalid-request', `the body must be ${shape}`, {
    errors: parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  })
}
