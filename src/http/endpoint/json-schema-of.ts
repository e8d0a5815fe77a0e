import { z } from 'zod'

/** The keywords of JSON Schema (draft 2020-12) that this folder uses. */
export interface PlainSchema {
  readonly type?: string
  readonly enum?: readonly (string | number)[]
  readonly const?: string | number | boolean
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly default?: unknown
  readonly description?: string
  readonly properties?: { readonly [name: string]: PlainSchema }
  readonly required?: readonly string[]
  readonly items?: PlainSchema
  readonly $defs?: { readonly [id: string]: PlainSchema }
}

/** The JSON Schema of the input or output of a Zod schema. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output'): PlainSchema =>
  z.toJSONSchema(schema, { io, reused: 'inline' }) as PlainSchema
