import type { z } from 'zod'

/** Why an event cannot be kept: what is wrong and what would be right, and where. */
export interface Refusal {
  readonly reason: string
  readonly path?: string
}

/** The first fault of an event's identity, as `run.runId is missing`. */
export function refusalOf(error: z.ZodError): Refusal {
  const issue = error.issues[0]
  const path = issue?.path.join('.') ?? ''
  return { reason: `${path} ${issue?.message ?? 'is malformed'}`.trim(), ...(path === '' ? {} : { path }) }
}
