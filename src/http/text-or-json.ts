import type { z } from 'zod'
import { decodeJson, decodeText } from './decode-json.ts'
import { HttpProblem } from './http-problem.ts'
import { isJson, isUtf8, readContentType } from './media-type.ts'

export interface BodyForm<T> {
  /** What the body is, as a sentence begins with it. */
  readonly what: string
  readonly schema: z.ZodType<T>
  /** The schema for people. */
  readonly shape: string
  /** What a body of text/plain stands for; absent where it has to be JSON. */
  readonly ofText?: (text: string) => unknown
  /** What no body at all stands for; absent where there has to be one. */
  readonly ofNothing?: unknown
}

/**
 * A request's body as a schema has it: JSON, or a text where one is enough; without a Content-Type the latter, if it may be.
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
      `${what} is sent as ${ofText === undefined ? '' : 'text/plain or '}application/json, in UTF-8`,
    )
  const parsed = schema.safeParse(
    ofText === undefined || isJson(type) ? decodeJson(body) : ofText(decodeText(body)),
  )
  if (parsed.success) return parsed.data
  throw new HttpProblem('invalid-request', `the body must be ${shape}`, {
    errors: parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  })
}
