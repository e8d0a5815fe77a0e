import { z } from 'zod'
import { readTextOrJson } from './text-or-json.ts'

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
  const isText = schema.safeParse({ query: '' }).success
  const form = { what: isText ? 'a query' : shape, schema, shape }
  return readTextOrJson(isText ? { ...form, ofText: (query) => ({ query }) } : form, contentType, body)
}
