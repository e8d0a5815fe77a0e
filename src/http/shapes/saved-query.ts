import { z } from 'zod'
import { PARAM_KINDS } from '../../domain/saved-query.ts'
import { Note, ParamValue, Time } from './common.ts'

const fields = {
  name: z.string(),
  text: z.string(),
  description: z.string().optional(),
  params: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(PARAM_KINDS).optional(),
      description: z.string().optional(),
      default: ParamValue.optional(),
    }),
  ),
  savedAt: Time,
  createdBy: z.string().optional().describe('The id of the key that created it; absent without a key.'),
}

export const SavedQueryShape = z
  .object(fields)
  .meta({ id: 'SavedQuery', description: 'A named query. Queries call it as `@name(param = value)`.' })

export const SavedQueryPage = z.object({
  queries: z.array(SavedQueryShape),
  next: z.string().optional().describe('The `after` of the next page.'),
})

export const Saved = z.object({ ...fields, notes: z.array(Note) })
