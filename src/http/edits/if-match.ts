import { z } from 'zod'
import { HttpProblem } from '../http-problem.ts'

/** The header that prevents two people from overwriting each other's edits. */
export const ifMatch = z.object({
  'If-Match': z.string().optional().meta({
    description:
      'The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412).',
  }),
})

/**
 * The versions in the header (RFC 9110 §13.1.1); undefined if any version is allowed. Weak tags match no version.
 * @throws HttpProblem 400 for a malformed header
 */
export function versionsIn(header: string | undefined): readonly number[] | undefined {
  if (header === undefined || header.trim() === '*') return undefined
  const tags = header.split(',').map((tag) => tag.trim())
  if (!tags.every((tag) => /^(W\/)?"[^"]*"$/u.test(tag)))
    throw new HttpProblem('invalid-request', 'If-Match must be the `version` of the entity in quotes, or *', {
      path: 'If-Match',
    })
  return tags.flatMap((tag) => (/^"\d+"$/u.test(tag) ? [Number(tag.slice(1, -1))] : []))
}
