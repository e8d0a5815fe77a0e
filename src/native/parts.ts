import { z } from 'zod'
import { MAX_NAME_BYTES, nameFault } from '../openlineage/identity-text.ts'
import { readTime } from '../openlineage/event-time.ts'

/** The parts that items are made of. What a schema cannot say as JSON Schema stands in its description too. */

const MAX_TEXT = 65_536

/** A key of the graph. */
export const name = z
  .string()
  .min(1)
  .superRefine((value, context) => {
    const fault = value === '' ? undefined : nameFault(value)
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
  })
  .meta({ description: `at most ${MAX_NAME_BYTES} bytes of UTF-8, without NUL and lone surrogates` })

/** A key of the graph that may be the empty text. */
export const nameOrEmpty = z.union([z.literal(''), name])

/** A text that people read. */
export const text = z
  .string()
  .min(1)
  .max(MAX_TEXT)
  .transform((value) => value.replaceAll('\0', '\u{fffd}').toWellFormed())

/** A word that things are told apart by, such as a format. */
export const word = z
  .string()
  .min(1)
  .max(256)
  .transform((value) => value.replaceAll('\0', '\u{fffd}').toWellFormed())

const TIME =
  'an ISO 8601 time such as 2026-11-01T10:00:00Z, or an epoch number in seconds or milliseconds, from 1970 to 2200'

/** An instant; in items ISO 8601 or an epoch number, as in OpenLineage events. */
export const time = z
  .union([z.string(), z.number()])
  .transform((value, context) => {
    const at = readTime(value)
    if (at === undefined) context.addIssue({ code: 'custom', message: `must be ${TIME}` })
    return at ?? 0
  })
  .meta({ description: TIME })

export const count = z.int().min(0)

/** Null withdraws what was said before. */
export const withdrawable = <T extends z.ZodType>(schema: T) => schema.nullable().optional()

export const namePair = z.strictObject({ namespace: name, name })

export const location = z.strictObject({ type: name, name: nameOrEmpty })
export const storage = z.strictObject({ location, name })

const identifiers = {
  id: name.optional().meta({
    description:
      'as the runId of OpenLineage: a UUID, or a text that stands for one within the namespace of the job',
  }),
  externalId: name.optional().meta({ description: 'without id: what tells the runs of the job apart' }),
}

export const runKey = { job: namePair, ...identifiers }

/** A run as other items name it. */
export const runReference = z.strictObject(runKey).refine(hasKey, {
  message: 'needs an id or an externalId',
})

const uuid = z
  .string()
  .regex(
    /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    'must be a UUID; what is none is an externalId',
  )

export const operationKey = {
  id: uuid.optional(),
  externalId: name.optional().meta({ description: 'without id: what tells the operations of the run apart' }),
}

export const operationReference = z.strictObject(operationKey).refine(hasKey, {
  message: 'needs an id or an externalId',
})

export function hasKey(key: { readonly id?: unknown; readonly externalId?: unknown }): boolean {
  return key.id !== undefined || key.externalId !== undefined
}

/** A column; `fields` are those nested in it, columns with dotted names. */
export type Field = {
  readonly name: string
  readonly type?: string | undefined
  readonly description?: string | undefined
  readonly fields?: readonly Field[] | undefined
}

export const field: z.ZodType<Field> = z
  .strictObject({
    name,
    type: word.optional(),
    description: text.optional(),
    get fields() {
      return z.array(field).optional()
    },
  })
  .meta({ id: 'field' })

export const fields = z.array(field).min(1).max(100_000)

export const tag = z.strictObject({ name, value: nameOrEmpty.optional() })
export const columnTag = tag.extend({ column: name.optional() })
export const owner = z.strictObject({ name, type: nameOrEmpty.optional() })
const MAX_LABELS = 4096
export const labels = <T extends z.ZodType>(entry: T) => withdrawable(z.array(entry).max(MAX_LABELS))
