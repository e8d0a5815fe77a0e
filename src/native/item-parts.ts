import { z } from 'zod'
import { MAX_NAME_BYTES, nameFault } from '../openlineage/name-fault.ts'
import { readTime } from '../openlineage/event-time.ts'

/** Schemas that several kinds of item share. A rule that JSON Schema cannot express is also in the description. */

const MAX_TEXT = 65_536

/** A name, which is part of a key of the graph. */
export const name = z
  .string()
  .min(1)
  .superRefine((value, context) => {
    const fault = value === '' ? undefined : nameFault(value)
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
  })
  .meta({ description: `at most ${MAX_NAME_BYTES} bytes of UTF-8, without NUL and lone surrogates` })

/** Like `name`, but may be empty. */
export const nameOrEmpty = z.union([z.literal(''), name])

/** A text for people, at most 65,536 characters. */
export const text = z
  .string()
  .min(1)
  .max(MAX_TEXT)
  .transform((value) => value.replaceAll('\0', '\u{fffd}').toWellFormed())

/** A short text that programs compare, such as a format. */
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

/** An optional member. Null withdraws its earlier value. */
export const withdrawable = <T extends z.ZodType>(schema: T) => schema.nullable().optional()

export const namePair = z.strictObject({ namespace: name, name })

export const location = z.strictObject({ type: name, name: nameOrEmpty })
export const storage = z.strictObject({ location, name })

const identifiers = {
  id: name.optional().meta({
    description:
      'like runId in OpenLineage: a UUID, or a text that is unique within the namespace of the job',
  }),
  externalId: name
    .optional()
    .meta({ description: 'instead of id: a text that is unique among the runs of the job' }),
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
    'must be a UUID; use externalId for any other text',
  )

export const operationKey = {
  id: uuid.optional(),
  externalId: name
    .optional()
    .meta({ description: 'instead of id: a text that is unique among the operations of the run' }),
}

export const operationReference = z.strictObject(operationKey).refine(hasKey, {
  message: 'needs an id or an externalId',
})

export function hasKey(key: { readonly id?: unknown; readonly externalId?: unknown }): boolean {
  return key.id !== undefined || key.externalId !== undefined
}

/** A column. `fields` are its nested columns, which get dotted names. */
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
