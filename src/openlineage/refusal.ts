import type { z } from 'zod'

/** Why an event or item cannot be stored: the fault, what is expected, and the path of the member. */
export interface Refusal {
  readonly reason: string
  readonly path?: string
}

/** The first fault of an event's identity, such as `run.runId is missing`. */
export function refusalOf(error: z.ZodError): Refusal {
  const issue = error.issues[0]
  const path = issue?.path.join('.') ?? ''
  return { reason: `${path} ${issue?.message ?? 'is malformed'}`.trim(), ...(path === '' ? {} : { path }) }
}
