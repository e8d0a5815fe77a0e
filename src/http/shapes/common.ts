import { z } from 'zod'

/** ISO 8601 in UTC with milliseconds. */
export const Time = z.iso.datetime().meta({ id: 'Time', description: 'ISO 8601 in UTC, with milliseconds' })

export const Uuid = z.uuid()

/** A range in the text of a query, in UTF-16 offsets; `end` is exclusive. */
export const Span = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: 'Span', description: 'A range in the text of a query, in UTF-16 offsets. `end` is exclusive.' })

const words = z.array(z.string())

/** An error, a warning or a note. */
export const Note = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
    message: z.string(),
    span: Span.optional(),
    expected: words.optional(),
    hints: words.optional(),
    suggestions: words.optional(),
    queries: words.optional().meta({ description: 'Corrected queries.' }),
  })
  .meta({ id: 'Note', description: 'A message about the text of a query, and its place.' })

/** The value of a parameter of a query. */
export const ParamValue = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
