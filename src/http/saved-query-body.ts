import { z } from 'zod'
import type { SavingRequest } from '../app/saving.ts'
import { PARAM_KINDS, SAVED_BOUNDS } from '../domain/saved-query.ts'
import { readTextOrJson, type BodyForm } from './text-or-json.ts'

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

const FORM: BodyForm<z.infer<typeof SavedQueryBody>> = {
  what: 'a saved query',
  schema: SavedQueryBody,
  shape: '{"text": query, "description"?: text, "params"?: [{"name", "kind"?, "description"?, "default"?}]}',
  ofText: (text) => ({ text }),
}

/**
 * What is to be saved, from a request's body: text/plain is the query alone, JSON is `{text, description, params}`.
 * @throws HttpProblem 400 or 415
 */
export function readSaving(contentType: string | undefined, body: Uint8Array): SavingRequest {
  const saving = readTextOrJson(FORM, contentType, body)
  // What is absent is left out of the value, so that none of it is undefined.
  return JSON.parse(JSON.stringify(saving)) as SavingRequest
}
