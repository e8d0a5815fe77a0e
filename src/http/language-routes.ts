import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Complete } from '../app/complete.ts'
import type { ShowHover } from '../app/hover.ts'
import type { QueryText } from '../app/query-text.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { toNotes } from '../render/json.ts'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './http-problem.ts'
import { CaretBody, CompleteBody, FormatBody, readLanguageBody, TextBody } from './language-body.ts'
import { negotiate } from './negotiate.ts'
import { withBody, type BodyLimits } from './read-body.ts'

/** What editors and programs need of the language, beside answers. */
export interface LanguageTools {
  readonly complete: Complete
  readonly hover: ShowHover
  readonly text: QueryText
}

const CARET = '{"query": text, "caret": offset}'

/** `POST /api/v1/complete`, `/hover`, `/format` and `/parse`, and the JSON Schema of the tree that `/parse` answers. */
export function languageRoutes(tools: LanguageTools, limits: BodyLimits): Hono<AppEnv> {
  const routes = new Hono<AppEnv>({ strict: false })
  const reading = <T>(
    c: Context<AppEnv>,
    schema: z.ZodType<T>,
    shape: string,
    respond: (body: T) => Response | Promise<Response>,
  ): Promise<Response> =>
    withBody(c, limits, async (body) =>
      respond(readLanguageBody(schema, shape, c.req.header('content-type'), body)),
    )

  routes.post('/complete', (c) =>
    reading(c, CompleteBody, '{"query": text, "caret": offset, "limit"?: number}', async (request) => {
      assertCaret(request)
      const { limit, ...rest } = request
      return c.json(await tools.complete({ ...rest, ...(limit === undefined ? {} : { limit }) }))
    }),
  )
  routes.post('/hover', (c) =>
    reading(c, CaretBody, CARET, async (request) => {
      assertCaret(request)
      return c.json(await tools.hover(request))
    }),
  )
  routes.post('/format', (c) => {
    const accepted = negotiate(c.req.header('accept'), FORMAT_TYPES)
    if (accepted === undefined)
      throw new HttpProblem('not-acceptable', 'a formatted text comes as one of these', {
        available: FORMAT_TYPES,
      })
    return reading(c, FormatBody, '{"query": text, "width"?: characters}', ({ query, width }) => {
      const formatted = tools.text.format(query, width)
      if (formatted.kind === 'mistakes') throw invalid(formatted.diagnostics)
      c.header('Vary', 'Accept')
      return accepted === 'text/plain' ? c.text(`${formatted.text}\n`) : c.json({ text: formatted.text })
    })
  })
  routes.post('/parse', (c) =>
    reading(c, TextBody, '{"query": text}', ({ query }) => {
      const parsed = tools.text.parse(query)
      if (parsed.kind === 'mistakes') throw invalid(parsed.diagnostics)
      return c.json({ query: parsed.canonical, tree: parsed.tree, notes: toNotes(parsed.diagnostics) })
    }),
  )
  const schema = `${JSON.stringify(tools.text.treeSchema, undefined, 2)}\n`
  routes.get('/parse/schema', (c) => c.body(schema, 200, { 'Content-Type': 'application/schema+json' }))
  return routes
}

const FORMAT_TYPES = ['application/json', 'text/plain'] as const

function assertCaret({ query, caret }: { readonly query: string; readonly caret: number }): void {
  if (caret > query.length)
    throw new HttpProblem('invalid-request', `the caret stands behind the end of the query, ${query.length}`)
}

function invalid(diagnostics: readonly Diagnostic[]): HttpProblem {
  const first = diagnostics.find(({ severity }) => severity === 'error')
  return new HttpProblem('invalid-query', first?.message ?? 'the query cannot be read', {
    diagnostics: toNotes(diagnostics),
  })
}
