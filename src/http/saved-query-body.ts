import { z } from 'zod'
import type { SavingRequest } from '../app/saving.ts'
import { PARAM_KINDS, SAVED_BOUNDS } from '../domain/saved-query.ts'
import { decodeJson, decodeText } from './decode-json.ts'
import { HttpProblem } from './http-problem.ts'
import { isJson, isUtf8, readContentType } from './media-type.ts'

const value = z.union([z.string(), z.number()])

/** Unknown members are refused: a misspelt `params` would otherwise be lost in silence. */
const SavedQueryBody = z.strictObject({
  text: z.string(),
  description: z.string().optional(),
  params: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(PARAM_KINDS).optional(),
        description: z.string().max(SAVED_BOUNDS.description).optional(),
        default: z.union([value, z.array(value)]).optional(),
      }),
    )
    .max(100)
    .optional(),
})

/**
 * What is to be saved, from a request's body: text/plain is the query alone, JSON is `{text, description, params}`.
 * @throws HttpProblem 400 or 415
 */
export function readSaving(contentType: string | undefined, body: Uint8Array): SavingRequest {
  const type = readContentType(contentType) ?? { type: 'text/plain' }
  if (!isUtf8(type) || !(isJson(type) || type.type === 'text/plain'))
    throw new HttpProblem(
      'unsupported-media-type',
      'a saved query is sent as text/plain or application/json, in UTF-8',
    )
  const text = decodeText(body)
  if (!isJson(type)) return { text }
  const parsed = SavedQueryBody.safeParse(decodeJson(text))
  if (!parsed.success)
    throw new HttpProblem(
      'invalid-request',
      'the body must be {"text": query, "description"?: text, "params"?: [{"name", "kind"?, "description"?, "default"?}]}',
      {
        errors: parsed.error.issues.map((issue) => ({
          path: issue.path.map(String).join('.'),
          message: issue.message,
        })),
      },
    )
  // What is absent is left out of the value, so that none of it is undefined.
  return JSON.parse(JSON.stringify(parsed.data)) as SavingRequest
}
