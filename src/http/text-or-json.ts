import type { z } from 'zod'
import { decodeJson, decodeText } from './decode-json.ts'
import { HttpProblem } from './http-problem.ts'
import { isJson, isUtf8, readContentType } from './media-type.ts'

export interface BodyForm<T> {
  /** A noun for the body, such as `a query`: messages begin with it. */
  readonly what: string
  readonly schema: z.ZodType<T>
  /** The schema as text, for messages. */
  readonly shape: string
  /** Converts a text/plain body to the JSON value; absent if the body must be JSON. */
  readonly ofText?: (text: string) => unknown
  /** The JSON value for an empty body; absent if a body is required. */
  readonly ofNothing?: unknown
}

/**
 * Parses the body of a request, JSON or text. Without a Content-Type, it is text if the form accepts text.
 * @throws HttpProblem 400 or 415
 */
export function readTextOrJson<T>(
  { what, schema, shape, ofText, ofNothing }: BodyForm<T>,
  contentType: string | undefined,
  body: Uint8Array,
): T {
  if (body.byteLength === 0 && ofNothing !== undefined) return schema.parse(ofNothing)
  const type = readContentType(contentType) ?? {
    type: ofText === undefined ? 'application/json' : 'text/plain',
  }
  if (!isUtf8(type) || !(isJson(type) || (ofText !== undefined && type.type === 'text/plain')))
    throw new HttpProblem(
      'unsupported-media-type',
      `${what} must be sent as ${ofText === undefined ? '' : 'text/plain or '}application/json, in UTF-8`,
    )
  const parsed = schema.safeParse(
    ofText === undefined || isJson(type) ? decodeJson(body) : ofText(decodeText(body)),
  )
  if (parsed.success) return parsed.data
  throw new HttpProblem('invalid-request', `the body must be ${shape}`, {
    errors: parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  })
}
