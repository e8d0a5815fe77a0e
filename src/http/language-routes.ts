import type { Complete } from '../app/complete.ts'
import type { ShowHover } from '../app/hover.ts'
import type { QueryText } from '../app/query-text.ts'
import type { JsonObject } from '../lib/json.ts'
import { toNotes } from '../render/to-answer-json.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { HttpProblem } from './http-problem.ts'
import { invalidQuery } from './invalid-query.ts'
import { CARET_FORM, COMPLETE_FORM, FORMAT_FORM, PARSE_FORM } from './language-body.ts'
import { negotiate } from './negotiate.ts'
import { quickRead } from './quick-read.ts'
import { schemaEndpoint } from './schema-endpoint.ts'
import { z } from 'zod'
import { CompletionsShape, FormattedShape, HoverShape, ParsedShape } from './shapes/language.ts'
import { whileThere } from './while-there.ts'

/** What editors and programs need of the language, beside answers. */
export interface LanguageTools {
  readonly complete: Complete
  readonly hover: ShowHover
  readonly text: QueryText
}

const group = 'Language'

/** `POST /api/v1/complete`, `/hover`, `/format` and `/parse`, and the JSON Schema of the tree that `/parse` answers. */
export const languageRoutes = (tools: LanguageTools): readonly Endpoint[] => [
  endpoint({
    method: 'POST',
    path: '/api/v1/complete',
    scope: 'read',
    name: 'complete',
    group,
    summary: 'Tells what may stand at a place of a query',
    body: COMPLETE_FORM,
    replies: { 200: json('Best first.', CompletionsShape) },
    problems: ['unavailable'],
    async handle({ c, body }) {
      assertCaret(body)
      const { limit, ...rest } = body
      const request = { ...rest, ...(limit === undefined ? {} : { limit }) }
      return c.json(await whileThere(() => tools.complete(request, quickRead(c))))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/v1/hover',
    scope: 'read',
    name: 'hover',
    group,
    summary: 'Tells what a word of a query means',
    body: CARET_FORM,
    replies: { 200: json('As Markdown; empty where there is nothing to say.', HoverShape) },
    problems: ['unavailable'],
    async handle({ c, body }) {
      assertCaret(body)
      return c.json(await whileThere(() => tools.hover(body, quickRead(c))))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/v1/format',
    scope: 'read',
    name: 'format',
    group,
    summary: 'Lays a query out in lines',
    body: FORMAT_FORM,
    replies: {
      200: {
        description: 'The text, in the form that `Accept` asks for.',
        content: { 'application/json': FormattedShape, 'text/plain': z.string() },
      },
    },
    problems: ['invalid-query', 'not-acceptable'],
    handle({ c, body: { query, width } }) {
      const accepted = negotiate(c.req.header('accept'), FORMAT_TYPES)
      if (accepted === undefined)
        throw new HttpProblem('not-acceptable', 'a formatted text comes as one of these', {
          available: FORMAT_TYPES,
        })
      const formatted = tools.text.format(query, width)
      if (formatted.kind === 'mistakes') throw invalidQuery(formatted.diagnostics, UNREADABLE)
      c.header('Vary', 'Accept')
      return accepted === 'text/plain' ? c.text(`${formatted.text}\n`) : c.json({ text: formatted.text })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/v1/parse',
    scope: 'read',
    name: 'parse',
    group,
    summary: 'Reads a query as JSON',
    body: PARSE_FORM,
    replies: { 200: json('The tree of the query.', ParsedShape) },
    problems: ['invalid-query'],
    handle({ c, body: { query, spans } }) {
      const parsed = tools.text.parse(query, { spans: spans ?? false })
      if (parsed.kind === 'mistakes') throw invalidQuery(parsed.diagnostics, UNREADABLE)
      return c.json({ query: parsed.canonical, tree: parsed.tree, notes: toNotes(parsed.diagnostics) })
    },
  }),
  schemaEndpoint({
    path: '/api/v1/parse/schema',
    name: 'getQueryTreeSchema',
    group,
    summary: 'The JSON Schema of the tree of a query',
    schema: tools.text.treeSchema as () => JsonObject,
  }),
]

const UNREADABLE = 'the query cannot be read'

const FORMAT_TYPES = ['application/json', 'text/plain'] as const

function assertCaret({ query, caret }: { readonly query: string; readonly caret: number }): void {
  if (caret > query.length)
    throw new HttpProblem('invalid-request', `the caret stands behind the end of the query, ${query.length}`)
}
