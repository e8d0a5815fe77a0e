import type { z } from 'zod'
import { HttpProblem } from '../http-problem.ts'
import { jsonSchemaOf, type PlainSchema } from './json-schema-of.ts'
import { wordsOf } from './words-of.ts'

/** What a request gives for each name: all values of a query parameter, one of a path. */
export type GivenTexts = (name: string) => readonly string[] | undefined

/**
 * Reads the texts of a path or query as their schema says: what is to be a number, boolean or list is made one first. The
 * schema is the one truth; what it does not name is ignored.
 * @throws HttpProblem 400 that names the parameter and what would be right
 */
export function fieldsReader(schema: z.ZodObject): (given: GivenTexts) => Record<string, unknown> {
  const names = Object.keys(schema.shape)
  // Made at the first request: most endpoints are not called soon after the start.
  let known: Readonly<Record<string, PlainSchema>> | undefined
  return (given) => {
    const plain = (known ??= jsonSchemaOf(schema, 'input').properties ?? {})
    const values: Record<string, unknown> = {}
    for (const name of names) {
      const texts = given(name)
      if (texts !== undefined && texts.length > 0) values[name] = decoded(texts, plain[name] ?? {})
    }
    const read = schema.safeParse(values)
    if (read.success) return read.data
    const path = String(read.error.issues[0]?.path[0] ?? names[0])
    const of = plain[path] ?? {}
    const missing = values[path] === undefined
    throw new HttpProblem(
      'invalid-request',
      `${path} ${missing ? 'is missing: it ' : ''}must be ${wordsOf(of)}`,
      {
        path,
      },
    )
  }
}

/** Texts that are none of the wanted kind stay texts, so that the schema refuses them. */
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
