import { z } from 'zod'
import { RECORDED_ASPECTS, RECORDED_KINDS } from '../../domain/edit.ts'
import { pageOf } from './browse.ts'
import { Time, Uuid } from './common.ts'

const text = z.string()
const Value = z.union([
  text,
  z.object({
    namespace: text.optional(),
    name: text,
    value: text.optional(),
    type: text.optional(),
  }),
  z
    .object({
      id: text,
      scopes: z.array(text),
      namespaces: z.array(text).optional(),
      expiresAt: Time.optional(),
    })
    .describe('The permissions of a key, without its secret.'),
  z
    .object({ text, description: text.optional(), params: z.array(z.looseObject({ name: text })).optional() })
    .describe('A saved query.'),
])

export const EditShape = z
  .object({
    id: Uuid,
    at: Time,
    who: text.describe('The name of a key, the subject of a token, or `local` on a server without keys.'),
    key: text.optional().describe('The id of the key; absent for the key in the settings and for tokens.'),
    kind: z.enum(RECORDED_KINDS),
    thing: z
      .object({ id: Uuid, namespace: text.optional(), dataset: text.optional(), name: text })
      .describe('Keys and saved queries have no namespace.'),
    aspect: z.enum(RECORDED_ASPECTS),
    before: Value.optional().describe('Absent if there was no value.'),
    after: Value.optional().describe('Absent if the value was removed.'),
  })
  .meta({ id: 'Edit', description: 'An entry of the audit log. Entries never change.' })

export const AuditPage = pageOf(EditShape)

export type EditCard = z.output<typeof EditShape>
