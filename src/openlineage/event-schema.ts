import { z } from 'zod'
import { readTime } from './event-time.ts'
import { MAX_NAME_BYTES, nameFault } from './name-fault.ts'

/**
 * Schemas of the identity of an event: its required members. Other modules read the rest, leniently. Each issue that is not about
 * an object has `params.expected`, a description of the valid values.
 */

const NAME = `a non-empty string of at most ${MAX_NAME_BYTES} bytes, without NUL and lone surrogates`
const TIME = 'an ISO 8601 time such as 2026-11-01T10:00:00Z, from 1970 to 2200'

const name = z
  .unknown()
  .transform((value, context): string => {
    const fault = nameFault(value)
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault, params: { expected: NAME } })
    return value as string
  })
  .meta({ type: 'string', minLength: 1, maxLength: MAX_NAME_BYTES })

const eventTime = z
  .unknown()
  .transform((value, context) => {
    const at = readTime(value)
    if (at === undefined)
      context.addIssue({ code: 'custom', message: timeFault(value), params: { expected: TIME } })
    return at ?? 0
  })
  .meta({
    type: ['string', 'number'] as unknown,
    description: 'an ISO 8601 time, such as 2026-11-01T10:00:00Z',
  })

const timeFault = (value: unknown): string =>
  value === undefined ? `is missing: it must be ${TIME}` : `must be ${TIME}`

const object = <T extends z.ZodRawShape>(shape: T) => {
  const expected = `an object with ${Object.keys(shape).join(' and ')}`
  return z.object(shape, {
    error: (issue) =>
      issue.input === undefined ? `is missing: it must be ${expected}` : `must be ${expected}`,
  })
}

const job = object({ namespace: name, name })

export const runIdentity = object({ eventTime, run: object({ runId: name }), job })
export const jobIdentity = object({ eventTime, job })
export const datasetIdentity = object({ eventTime, dataset: object({ namespace: name, name }) })
