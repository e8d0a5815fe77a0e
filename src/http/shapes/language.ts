import { z } from 'zod'
import { Note, Span } from './common.ts'

export const CompletionsShape = z.object({
  span: Span,
  items: z.array(
    z.object({
      label: z.string(),
      insert: z.string(),
      kind: z.enum([
        'keyword', 'sign', 'field', 'value', 'let', 'parameter', 'saved', 'dataset', 'job', 'column', 'namespace', 'tag',
        'owner',
      ]), // prettier-ignore
      detail: z.string(),
    }),
  ),
})

export const HoverShape = z.object({ span: Span, markdown: z.string() })

export const FormattedShape = z.object({ text: z.string() })

export const ParsedShape = z.object({
  query: z.string().describe('The text in canonical form.'),
  tree: z.looseObject({}).describe('`/api/v1/parse/schema` has its schema.'),
  notes: z.array(Note),
})
