import type { z } from 'zod'
import { HttpProblem } from '../http-problem.ts'
import { jsonSchemaOf, type PlainSchema } from './json-schema-of.ts'
import { describeSchema } from './describe-schema.ts'

/** The texts of a parameter: all values of a query parameter, one value of a path parameter or header. */
export type RawValues = (name: string) => readonly string[] | undefined

/**
 * Returns a function that converts texts of parameters to numbers, booleans and lists as the schema says, and validates them. It
 * ignores unknown parameters.
 * @throws HttpProblem 400 with the name of the parameter and what it must be
 */
export function fieldsReader(schema: z.ZodObject): (rawValues: RawValues) => Record<string, unknown> {
  const names = Object.keys(schema.shape)
  // Generated at the first request, to keep the start short.
  let jsonSchemas: Readonly<Record<string, PlainSchema>> | undefined
  return (rawValues) => {
    const plain = (jsonSchemas ??= jsonSchemaOf(schema, 'input').properties ?? {})
    const values: Record<string, unknown> = {}
    for (const name of names) {
      const texts = rawValues(name)
      if (texts !== undefined && texts.length > 0) values[name] = decoded(texts, plain[name] ?? {})
    }
    const read = schema.safeParse(values)
    if (read.success) return read.data
    const path = String(read.error.issues[0]?.path[0] ?? names[0])
    const of = plain[path] ?? {}
    const missing = values[path] === undefined
    throw new HttpProblem(
      'invalid-request',
      `${path} ${missing ? 'is missing: it ' : ''}must be ${describeSchema(of)}`,
      {
        path,
      },
    )
  }
}

/** Leaves a text of the wrong form as it is, so that the schema refuses it. */
function decoded(texts: readonly string[], of: PlainSchema): unknown {
  if (of.type === 'array') return texts.map((text) => decoded([text], of.items ?? {}))
  if (texts.length > 1) return texts
  const text = texts[0]!
  switch (of.type) {
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/u.test(text) ? Number(text) : text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    default:
      return text
  }
}
