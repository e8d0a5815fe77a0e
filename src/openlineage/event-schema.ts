import { z } from 'zod'
import { readTime } from './event-time.ts'
import { MAX_NAME_BYTES, nameFault } from './name-fault.ts'

/** Schemas of the identity of an event: its required members. Other modules read the rest, leniently. */

const name = z
  .unknown()
  .transform((value, context): string => {
    const fault = nameFault(value)
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
    return value as string
  })
  .meta({ type: 'string', minLength: 1, maxLength: MAX_NAME_BYTES })

const eventTime = z
  .unknown()
  .transform((value, context) => {
    const at = readTime(value)
    if (at === undefined) context.addIssue({ code: 'custom', message: timeFault(value) })
    return at ?? 0
  })
  .meta({
    type: ['string', 'number'] as unknown,
    description: 'an ISO 8601 time, such as 2026-11-01T10:00:00Z',
  })

function timeFault(value: unknown): string {
  const form = 'an ISO 8601 time such as 2026-11-01T10:00:00Z, from 1970 to 2200'
  return value === undefined ? `is missing: it must be ${form}` : `must be ${form}`
}

const object = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape, {
    error: (issue) => (issue.input === undefined ? 'is missing: it must be an object' : 'must be an object'),
  })

const job = object({ namespace: name, name })

export const runIdentity = object({ eventTime, run: object({ runId: name }), job })
export const jobIdentity = object({ eventTime, job })
export const datasetIdentity = object({ eventTime, dataset: object({ namespace: name, name }) })
