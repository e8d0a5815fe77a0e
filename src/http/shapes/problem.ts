import { z } from 'zod'
import { Note } from './common.ts'

/** One fault of a request. `message` continues `path` as a sentence. */
export const Fault = z.object({
  path: z.string(),
  message: z.string(),
  found: z.string().optional().describe('What the event has there, cut to 80 characters.'),
  expected: z.string().optional().describe('What the event must have there.'),
})

/** A problem (RFC 9457). Further members depend on the type. */
export const ProblemShape = z
  .looseObject({
    type: z.string().describe('`/problems/NAME`. The meaning of a type never changes.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    next: z
      .string()
      .describe(
        'The command to continue with, such as `tributary help security keys`, which prints documentation.',
      ),
    requestId: z.string(),
    path: z.string().optional().describe('The wrong part of the request.'),
    diagnostics: z.array(Note).optional(),
    errors: z.array(Fault).optional(),
    available: z.array(z.string()).optional(),
    callers: z.array(z.string()).optional(),
    current: z.looseObject({}).optional().describe('The present state of the entity to edit.'),
  })
  .meta({ description: 'An error (RFC 9457).' })
