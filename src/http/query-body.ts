import { z } from 'zod'
import type { Question } from '../app/ask.ts'
import type { QueryText } from '../app/query-text.ts'
import { decodeJson, decodeText } from './decode-json.ts'
import { HttpProblem } from './http-problem.ts'
import { isJson, isUtf8, readContentType } from './media-type.ts'

const value = z.union([z.string(), z.number()])
const limit = z.int().min(1)

/** Unknown members are refused: a misspelt `limits` would otherwise be ignored in silence. */
const QueryBody = z.strictObject({
  query: z.union([z.string(), z.record(z.string(), z.unknown())]),
  params: z.record(z.string(), z.union([value, z.array(value)])).optional(),
  limits: z.strictObject({ nodes: limit, edges: limit, timeMs: limit }).partial().optional(),
})

/**
 * A question from a request's body: text/plain is the query itself, JSON is `{query, params, limits}`, whose
 * query is a text or the tree of one.
 * @throws HttpProblem 400 or 415
 */
export function readQuestion(
  contentType: string | undefined,
  body: Uint8Array,
  { ofTree }: Pick<QueryText, 'ofTree'>,
): Question {
  const type = readContentType(contentType) ?? { type: 'text/plain' }
  if (!isUtf8(type) || !(isJson(type) || type.type === 'text/plain'))
    throw new HttpProblem(
      'unsupported-media-type',
      'a query is sent as text/plain or application/json, in UTF-8',
    )
  const text = decodeText(body)
  if (!isJson(type)) return { query: text }
  const parsed = QueryBody.safeParse(decodeJson(text))
  if (!parsed.success)
    throw new HttpProblem(
      'invalid-request',
      'the body must be {"query": text or tree, "params"?: {…}, "limits"?: {…}}',
      {
        errors: parsed.error.issues.map((issue) => ({
          path: issue.path.map(String).join('.'),
          message: issue.message,
        })),
      },
    )
  const { query, params, limits } = parsed.data
  return {
    query: typeof query === 'string' ? query : textOf(query, ofTree),
    ...(params === undefined ? {} : { params }),
    ...(limits === undefined ? {} : { limits: withoutUndefined(limits) }),
  }
}

function textOf(tree: object, ofTree: QueryText['ofTree']): string {
  const read = ofTree(tree)
  if (read.ok) return read.text
  throw new HttpProblem('invalid-request', 'the query is an object, but not the tree of a query', {
    errors: read.faults,
  })
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
