import { z } from 'zod'
import type { JsonObject } from '../../lib/json.ts'
import { PROBLEMS, type ProblemName } from '../problems.ts'
import { ProblemShape } from '../shapes/problem.ts'
import type { BodyForm } from '../text-or-json.ts'
import { problemsOf, type Content, type Endpoint, type Shape } from './endpoint.ts'

type Json = { [key: string]: unknown }

/** The OpenAPI 3.1 document, from the schemas that validate requests. Shapes with an `id` appear once, under `components`. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): JsonObject {
  const schemas: Json = {}
  const schemaOf = (shape: Shape, io: 'input' | 'output'): Json =>
    hoistDefinitions(jsonSchema(shape, io), schemas)
  const contentOf = (content: Content, io: 'input' | 'output'): Json =>
    mapValues(content, (shape) => ({ schema: schemaOf(shape, io) }))

  const paths: { [path: string]: Json } = {}
  for (const endpoint of endpoints) {
    const { method, path, name, group, summary, description, scope, params, query, headers, body, takes } =
      endpoint
    const content = takes ?? (body === undefined ? undefined : contentOfForm(body))
    const operation: Json = {
      operationId: name,
      tags: [group],
      summary,
      ...(description === undefined ? {} : { description }),
      ...(scope === 'open' ? { security: [] } : { 'x-scope': scope }),
      parameters: [
        ...parametersOf(params, 'path', schemaOf),
        ...parametersOf(query, 'query', schemaOf),
        ...parametersOf(headers, 'header', schemaOf),
      ],
      ...(content === undefined
        ? {}
        : {
            requestBody: {
              required: body?.ofNothing === undefined,
              content: contentOf(content, 'input'),
            },
          }),
      responses: {
        ...mapValues(endpoint.replies, (reply) => ({
          description: reply.description,
          ...(reply.headers === undefined
            ? {}
            : {
                headers: mapValues(reply.headers, (text) => ({
                  description: text,
                  schema: { type: 'string' },
                })),
              }),
          content: contentOf(reply.content, 'output'),
        })),
        ...problemReplies(problemsOf(endpoint)),
      },
    }
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation }
  }
  schemas.Problem = schemaOf(ProblemShape, 'output')
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tributary',
      version,
      summary: 'Data lineage: stores OpenLineage events as a graph, with a query language.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, {}],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A key of the server, or a token of the issuer that it trusts. A server without keys needs none.',
        },
      },
      schemas,
    },
  } as unknown as JsonObject
}

const jsonSchema = (shape: Shape, io: 'input' | 'output'): Json =>
  'jsonSchema' in shape ? structuredClone<Json>(shape.jsonSchema()) : z.toJSONSchema(shape, { io })

/** Moves the definitions in a schema to the components of the document, and returns the schema with references to them. */
function hoistDefinitions(schema: Json, into: Json): Json {
  for (const [id, definition] of Object.entries((schema.$defs as Json | undefined) ?? {}))
    into[id] ??= rewriteRefs(without(definition as Json, 'id'))
  const own = without(schema, '$defs', '$schema')
  if (typeof own.id !== 'string') return rewriteRefs(own) as Json
  into[own.id] ??= rewriteRefs(without(own, 'id'))
  return { $ref: `#/components/schemas/${own.id}` }
}

const without = (schema: Json, ...names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)))

/** Rewrites references to `$defs` to the components. */
function rewriteRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewriteRefs)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, of]) =>
      key === '$ref' && typeof of === 'string'
        ? [key, of.replace('#/$defs/', '#/components/schemas/')]
        : [key, rewriteRefs(of)],
    ),
  )
}

const contentOfForm = ({ schema, ofText }: BodyForm<unknown>): Content => ({
  'application/json': schema,
  ...(ofText === undefined ? {} : { 'text/plain': z.string() }),
})

function parametersOf(
  fields: z.ZodObject | undefined,
  place: 'path' | 'query' | 'header',
  schemaOf: (shape: Shape, io: 'input') => Json,
): readonly Json[] {
  if (fields === undefined) return []
  return Object.entries(fields.shape).map(([name, field]) => {
    const schema = schemaOf(field as z.ZodType, 'input')
    const { description } = schema
    return {
      name,
      in: place,
      required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      schema,
    }
  })
}

/** One response per status. Its description lists all problem types of the status. */
function problemReplies(names: readonly ProblemName[]): Json {
  const byStatus = new Map<number, ProblemName[]>()
  for (const name of names) {
    const { status } = PROBLEMS[name]
    byStatus.set(status, [...(byStatus.get(status) ?? []), name])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      {
        description: of.map((name) => `\`${name}\`: ${PROBLEMS[name].about}`).join('\n\n'),
        ...(status === 503 || status === 429
          ? { headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'string' } } } }
          : {}),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

const mapValues = <T>(values: { readonly [key: string]: T }, to: (value: T) => unknown): Json =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, to(value)]))
