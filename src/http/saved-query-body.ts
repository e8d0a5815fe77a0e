import { z } from 'zod'
import type { SavingRequest } from '../app/saving.ts'
import { PARAM_KINDS, SAVED_BOUNDS } from '../domain/saved-query.ts'
import type { BodyForm } from './text-or-json.ts'

const value = z.union([z.string(), z.number()])

/** Refuses unknown members: a misspelt `params` would otherwise be lost. */
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

type Body = z.infer<typeof SavedQueryBody>

/** The query as text/plain, or JSON `{text, description, params}`. */
export const SAVED_QUERY_FORM: BodyForm<Body> = {
  what: 'a saved query',
  schema: SavedQueryBody,
  shape: '{"text": query, "description"?: text, "params"?: [{"name", "kind"?, "description"?, "default"?}]}',
  ofText: (text) => ({ text }),
}

/** Removes members that are undefined. */
export const savingOf = (body: Body): SavingRequest => JSON.parse(JSON.stringify(body)) as SavingRequest
