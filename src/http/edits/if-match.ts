import { z } from 'zod'
import { HttpProblem } from '../http-problem.ts'

/** The header by which two people who edit one thing notice each other. */
export const ifMatch = z.object({
  'If-Match': z.string().optional().meta({
    description:
      'The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412).',
  }),
})

/**
 * The versions that the header names (RFC 9110 §13.1.1); undefined where any will do. A weak one is none.
 * @throws HttpProblem 400 for what is no such header
 */
export function versionsIn(header: string | undefined): readonly number[] | undefined {
  if (header === undefined || header.trim() === '*') return undefined
  const tags = header.split(',').map((tag) => tag.trim())
  if (!tags.every((tag) => /^(W\/)?"[^"]*"$/u.test(tag)))
    throw new HttpProblem('invalid-request', 'If-Match must be the `version` of the thing in quotes, or *', {
      path: 'If-Match',
    })
  return tags.flatMap((tag) => (/^"\d+"$/u.test(tag) ? [Number(tag.slice(1, -1))] : []))
}
