import type { z } from 'zod'
import type { JsonObject } from '../lib/json.ts'
import { faultsOf, type EventFault } from './event-fault.ts'

/** Why an event or item cannot be stored: what is wrong, what is expected, and the path of the first wrong member. */
export interface Refusal {
  readonly reason: string
  readonly path?: string
  /** All faults of an event's identity. Absent if the whole event is wrong, and for items. */
  readonly errors?: readonly EventFault[]
}

/** The refusal of an event for all faults of its identity, such as `run.runId is missing; job.name must be a string`. */
export function refusalOf(event: JsonObject, error: z.ZodError): Refusal {
  const errors = faultsOf(event, error)
  return {
    reason: errors.map(({ path, message }) => `${path} ${message}`).join('; '),
    path: errors[0]?.path ?? '',
    errors,
  }
}
