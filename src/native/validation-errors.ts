import type { z } from 'zod'
import { nearest } from '../lib/nearest.ts'
import type { Refusal } from '../openlineage/refusal.ts'

/** An issue as Zod passes it to an error map. */
type Issue = Parameters<z.core.$ZodErrorMap>[0]

/** The Zod error map: messages that continue the path, such as `is missing` in `job.name is missing`. */
export function messageOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${NOUNS[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : oneOf(issue.values, issue.input)
    case 'invalid_union':
      return issue.input === undefined ? 'is missing' : unionMessage(issue)
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be at least ${String(issue.minimum)}`
        : 'must not be empty'
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be at most ${String(issue.maximum)}`
        : `is longer than ${String(issue.maximum)} ${issue.origin === 'array' ? 'entries' : 'characters'}`
    default:
      return undefined
  }
}

const NOUNS: { readonly [expected: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'an array',
  object: 'an object',
}

function oneOf(values: readonly unknown[], input: unknown): string {
  const allowed = values.map(String)
  const near = typeof input === 'string' ? nearest(input, allowed, 1)[0] : undefined
  return `must be one of ${allowed.join(', ')}${near === undefined ? '' : ` (did you mean ${near}?)`}`
}

/** The message of the union member whose type fits the input. */
function unionMessage(issue: Extract<Issue, { readonly code: 'invalid_union' }>): string {
  const inside = Array.isArray(issue.input)
  const fits = (issues: (typeof issue.errors)[number]): boolean =>
    issues[0]?.code !== 'invalid_type' && (issues[0]?.path.length ?? 0) > 0 === inside
  const closest = issue.errors.find(fits) ?? issue.errors[0] ?? []
  const [first] = closest
  if (first === undefined || first.code === 'invalid_type') return 'has the wrong type'
  return inside ? `[${first.path.join('.')}] ${first.message}` : first.message
}

/** The first fault of an item. For an unknown member, it suggests the nearest known one, else lists `members`. */
export function refusalOfItem(error: z.ZodError, members: readonly string[]): Refusal {
  const issue = error.issues[0]
  if (issue === undefined) return { reason: 'is malformed' }
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const at = [...path, key].join('.')
    const near = path.length === 0 ? nearest(key, members, 1)[0] : undefined
    const known = path.length === 0 ? `; known members are ${members.join(', ')}` : ''
    return {
      reason: `${at} is not a known member${near === undefined ? known : ` (did you mean ${near}?)`}`,
      path: at,
    }
  }
  const at = path.join('.')
  return { reason: `${at} ${issue.message}`.trim(), ...(at === '' ? {} : { path: at }) }
}
