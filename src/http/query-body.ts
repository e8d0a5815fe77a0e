import { z } from 'zod'
import type { Question } from '../app/ask.ts'
import type { QueryText } from '../app/query-text.ts'
import { HttpProblem } from './http-problem.ts'
import type { BodyForm } from './text-or-json.ts'

const value = z.union([z.string(), z.number()])
const limit = z.int().min(1)

/** Refuses unknown members: a misspelt `limits` would otherwise have no effect. */
const QuerySchema = z.strictObject({
  query: z.union([z.string(), z.record(z.string(), z.unknown())]),
  params: z.record(z.string(), z.union([value, z.array(value)])).optional(),
  limits: z.strictObject({ nodes: limit, edges: limit, timeMs: limit }).partial().optional(),
})

export type QueryBody = z.infer<typeof QuerySchema>

/** The query as text/plain, or JSON `{query, params, limits}`, in which the query is a text or a syntax tree. */
export const QUERY_FORM: BodyForm<QueryBody> = {
  what: 'a query',
  schema: QuerySchema,
  shape: '{"query": text or tree, "params"?: {…}, "limits"?: {…}}',
  ofText: (query) => ({ query }),
}

/**
 * Converts the body to a question.
 * @throws HttpProblem 400 if the query is an object, but not a syntax tree
 */
export function questionOf(
  { query, params, limits }: QueryBody,
  { ofTree }: Pick<QueryText, 'ofTree'>,
): Question {
  return {
    query: typeof query === 'string' ? query : textOf(query, ofTree),
    ...(params === undefined ? {} : { params }),
    ...(limits === undefined ? {} : { limits: withoutUndefined(limits) }),
  }
}

function textOf(tree: object, ofTree: QueryText['ofTree']): string {
  const read = ofTree(tree)
  if (read.ok) return read.text
  throw new HttpProblem(
    'invalid-request',
    'the query is an object, but not a syntax tree: `/api/v1/parse/schema` has its schema',
    {
      errors: read.faults,
    },
  )
}

function withoutUndefined(limits: {
  nodes?: number | undefined
  edges?: number | undefined
  timeMs?: number | undefined
}) {
  const { nodes, edges, timeMs } = limits
  return {
    ...(nodes === undefined ? {} : { nodes }),
    ...(edges === undefined ? {} : { edges }),
    ...(timeMs === undefined ? {} : { timeMs }),
  }
}
