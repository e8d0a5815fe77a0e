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
import { mapStoreErrors } from './map-store-errors.ts'

/** The language functions for editors and programs. */
export interface LanguageTools {
  readonly complete: Complete
  readonly hover: ShowHover
  readonly text: QueryText
}

const group = 'Language'

/** `POST /api/v1/complete`, `/hover`, `/format` and `/parse`, and the JSON Schema of the tree that `/parse` returns. */
export const languageRoutes = (tools: LanguageTools): readonly Endpoint[] => [
  endpoint({
    method: 'POST',
    path: '/api/v1/complete',
    scope: 'read',
    name: 'complete',
    group,
    summary: 'Completes a query at the caret',
    body: COMPLETE_FORM,
    replies: { 200: json('The completions, best first.', CompletionsShape) },
    problems: ['unavailable'],
    async handle({ c, body }) {
      assertCaret(body)
      const { limit, ...rest } = body
      const request = { ...rest, ...(limit === undefined ? {} : { limit }) }
      return c.json(await mapStoreErrors(() => tools.complete(request, quickRead(c))))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/v1/hover',
    scope: 'read',
    name: 'hover',
    group,
    summary: 'Explains the word of a query at the caret',
    body: CARET_FORM,
    replies: { 200: json('The explanation as Markdown; empty if there is none.', HoverShape) },
    problems: ['unavailable'],
    async handle({ c, body }) {
      assertCaret(body)
      return c.json(await mapStoreErrors(() => tools.hover(body, quickRead(c))))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/v1/format',
    scope: 'read',
    name: 'format',
    group,
    summary: 'Formats a query',
    body: FORMAT_FORM,
    replies: {
      200: {
        description: 'The formatted query, in the format of `Accept`.',
        content: { 'application/json': FormattedShape, 'text/plain': z.string() },
      },
    },
    problems: ['invalid-query', 'not-acceptable'],
    handle({ c, body: { query, width } }) {
      const accepted = negotiate(c.req.header('accept'), FORMAT_TYPES)
      if (accepted === undefined)
        throw new HttpProblem(
          'not-acceptable',
          'a formatted query is available only in the types in `available`',
          {
            available: FORMAT_TYPES,
          },
        )
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
    summary: 'Parses a query to JSON',
    body: PARSE_FORM,
    replies: { 200: json('The syntax tree of the query.', ParsedShape) },
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
    summary: 'The JSON Schema of the syntax tree',
    schema: tools.text.treeSchema as () => JsonObject,
  }),
]

const UNREADABLE = 'the query cannot be read'

const FORMAT_TYPES = ['application/json', 'text/plain'] as const

function assertCaret({ query, caret }: { readonly query: string; readonly caret: number }): void {
  if (caret > query.length)
    throw new HttpProblem(
      'invalid-request',
      `caret is ${caret}, but the query has only ${query.length} UTF-16 units`,
    )
}
