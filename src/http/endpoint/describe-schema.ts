import { either } from '../../diagnostics/wording.ts'
import type { PlainSchema } from './json-schema-of.ts'

const number = (value: number): string => value.toLocaleString('en')

/** Describes the values that a schema accepts, for messages: "must be …". */
export function describeSchema(schema: PlainSchema): string {
  if (schema.enum !== undefined)
    return schema.enum.length === 1 ? String(schema.enum[0]) : `one of ${either(schema.enum.map(String))}`
  if (schema.const !== undefined) return String(schema.const)
  switch (schema.type) {
    case 'integer':
    case 'number':
      return `a ${schema.type === 'integer' ? 'whole number' : 'number'}${bounds(schema.minimum, schema.maximum)}`
    case 'boolean':
      return 'true or false'
    case 'array':
      return `${describeSchema(schema.items ?? {})}${schema.maxItems === undefined ? '' : `, given at most ${number(schema.maxItems)} times`}`
    default:
      return textWords(schema)
  }
}

function textWords({ format, minLength = 0, maxLength, description }: PlainSchema): string {
  switch (format) {
    case 'uuid':
      return 'a UUID'
    case 'date-time':
      return 'an ISO 8601 time such as 2026-11-01T10:00:00Z'
    default:
      break
  }
  if (description !== undefined) return description
  const some = minLength > 0 ? 'a non-empty text' : 'a text'
  return `${some}, given once${maxLength === undefined ? '' : `, of at most ${number(maxLength)} characters`}`
}

function bounds(least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): string {
  const from = least > Number.MIN_SAFE_INTEGER
  const to = most < Number.MAX_SAFE_INTEGER
  if (from && to) return ` from ${number(least)} to ${number(most)}`
  return from ? ` from ${number(least)}` : to ? ` up to ${number(most)}` : ''
}
