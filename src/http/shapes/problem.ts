import { z } from 'zod'
import { Note } from './common.ts'

/** RFC 9457; which further members there are depends on the type. */
export const ProblemShape = z
  .looseObject({
    type: z.string().describe('`/problems/NAME`; it never changes its meaning.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string(),
    path: z.string().optional().describe('Which part of the request is meant.'),
    diagnostics: z.array(Note).optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    available: z.array(z.string()).optional(),
    callers: z.array(z.string()).optional(),
    current: z.looseObject({}).optional().describe('What was to be edited, as it is now.'),
  })
  .meta({ description: 'Why there is no answer (RFC 9457).' })
