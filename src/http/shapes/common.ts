import { z } from 'zod'

/** ISO 8601 in UTC with milliseconds. */
export const Time = z.iso.datetime().meta({ id: 'Time', description: 'ISO 8601 in UTC, with milliseconds' })

export const Uuid = z.uuid()

/** Of a query's text: UTF-16 offsets; `end` is behind the last. */
export const Span = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: 'Span', description: 'A part of a query’s text, in UTF-16 offsets; `end` lies behind it.' })

const words = z.array(z.string())

/** A mistake, a warning or a remark. */
export const Note = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    message: z.string(),
    span: Span.optional(),
    expected: words.optional(),
    hints: words.optional(),
    suggestions: words.optional(),
    queries: words.optional().meta({ description: 'To be asked instead, each a whole text.' }),
  })
  .meta({ id: 'Note', description: 'What is to be said of a query’s text, and where.' })

/** What text `limits` and params may hold. */
export const ParamValue = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
