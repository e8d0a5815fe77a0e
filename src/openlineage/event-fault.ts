import type { z } from 'zod'
import { redactText } from '../lib/redact/redact-text.ts'
import type { JsonObject } from '../lib/json.ts'

/** One reason why an event cannot be stored. */
export interface EventFault {
  /** The member, such as `run.runId`. */
  readonly path: string
  /** The fault as a sentence that continues the path, such as `is missing`. */
  readonly message: string
  /** What the event has there, such as `nothing`, `null`, `the number 7`, `the text "soon"`, `an array`. */
  readonly found: string
  /** What it must have there, such as `an object with runId`. */
  readonly expected: string
}

/** The longest quoted value, in UTF-16 units. A fault identifies a value; it does not return it. */
const MAX_QUOTED = 80

/** The faults of an event, from the issues of a schema in `event-schema.ts`. An event has at most one per member. */
export const faultsOf = (event: JsonObject, { issues }: z.ZodError): readonly EventFault[] =>
  issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
    found: describeValue(valueAt(event, issue.path)),
    expected: expectedBy(issue),
  }))

/** A schema of `event-schema.ts` states what it expects in `params`, or in the message about an object. */
const expectedBy = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom' && typeof issue.params?.expected === 'string'
    ? issue.params.expected
    : issue.message.replace(/^.*must be /u, '')

function valueAt(event: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = event
  for (const key of path)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as { readonly [key: PropertyKey]: unknown })[key]
        : undefined
  return value
}

/** Describes a value of an event in a few words, without secrets. Texts are cut to 80 characters. */
function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty text' : `the text ${quoted(value)}`
    case 'number':
      return `the number ${value}`
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'an array' : 'an object'
    default:
      return 'nothing'
  }
}

/** A text in JSON quotes, cut and without secrets and lone surrogates. */
function quoted(text: string): string {
  const safe = redactText(text)
  return JSON.stringify(safe.length > MAX_QUOTED ? `${safe.slice(0, MAX_QUOTED)}…` : safe)
}
