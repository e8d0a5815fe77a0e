import { z } from 'zod'
import type { BodyForm } from './text-or-json.ts'

/** More completions than an editor shows. */
const MAX_ITEMS = 1000
/** Characters of a line; wider than a screen. */
const MAX_WIDTH = 1000

const TextBody = z.strictObject({ query: z.string() })
const CaretBody = TextBody.extend({ caret: z.int().min(0).describe('A UTF-16 offset in the query.') })
const CompleteBody = CaretBody.extend({ limit: z.int().min(1).max(MAX_ITEMS).optional() })
const ParseBody = TextBody.extend({
  spans: z.boolean().optional().describe('Whether each node of the tree has its span in the text.'),
})
const FormatBody = TextBody.extend({ width: z.int().min(1).max(MAX_WIDTH).optional() })

/** The body may be the query itself, as text/plain. */
const ofText = (query: string) => ({ query })

export const PARSE_FORM: BodyForm<z.infer<typeof ParseBody>> = {
  what: 'a query',
  schema: ParseBody,
  shape: '{"query": text, "spans"?: boolean}',
  ofText,
}

export const FORMAT_FORM: BodyForm<z.infer<typeof FormatBody>> = {
  what: 'a query',
  schema: FormatBody,
  shape: '{"query": text, "width"?: characters}',
  ofText,
}

const withCaret = <T>(schema: z.ZodType<T>, shape: string): BodyForm<T> => ({ what: shape, schema, shape })

export const CARET_FORM = withCaret(CaretBody, '{"query": text, "caret": offset}')

export const COMPLETE_FORM = withCaret(CompleteBody, '{"query": text, "caret": offset, "limit"?: number}')
