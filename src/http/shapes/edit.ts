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
    .describe('What a key may do; never its secret.'),
  z
    .object({ text, description: text.optional(), params: z.array(z.looseObject({ name: text })).optional() })
    .describe('What a saved query asks.'),
])

export const EditShape = z
  .object({
    id: Uuid,
    at: Time,
    who: text.describe('The name of a key, the subject of a token, or `local` where no key is asked for.'),
    key: text.optional().describe('The id of the key, where it is one of the store.'),
    kind: z.enum(RECORDED_KINDS),
    thing: z
      .object({ id: Uuid, namespace: text.optional(), dataset: text.optional(), name: text })
      .describe('Keys and saved queries have no namespace.'),
    aspect: z.enum(RECORDED_ASPECTS),
    before: Value.optional().describe('Absent where there was nothing.'),
    after: Value.optional().describe('Absent where there is nothing any more.'),
  })
  .meta({ id: 'Edit', description: 'That somebody changed something: it stays as it is.' })

export const AuditPage = pageOf(EditShape)

export type EditCard = z.output<typeof EditShape>
