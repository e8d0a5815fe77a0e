import { z } from 'zod'
import type { BodyForm } from './text-or-json.ts'

/** More than any list shows. */
const MOST_ITEMS = 1000
/** Wider than any screen. */
const WIDEST = 1000

const TextBody = z.strictObject({ query: z.string() })
const CaretBody = TextBody.extend({ caret: z.int().min(0).describe('A UTF-16 offset in the query.') })
const CompleteBody = CaretBody.extend({ limit: z.int().min(1).max(MOST_ITEMS).optional() })
const ParseBody = TextBody.extend({
  spans: z.boolean().optional().describe('Whether each part of the tree says where it stands in the text.'),
})
const FormatBody = TextBody.extend({ width: z.int().min(1).max(WIDEST).optional() })

/** Where a query alone is enough, text/plain is the query. */
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
