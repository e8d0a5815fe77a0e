import type { IngestOutcome } from '../app/create-ingest.ts'
import type { ProblemName } from './problems.ts'

type Fault = Extract<IngestOutcome, { readonly kind: 'refused' }>['fault']

/** The problem type for each fault of an event. */
export const PROBLEM_OF_FAULT = {
  malformed: 'malformed-body',
  'no-event': 'not-an-event',
  identity: 'unusable-event',
  time: 'unusable-event',
  'too-large': 'event-too-large',
  forbidden: 'forbidden',
} as const satisfies Readonly<Record<Fault, ProblemName>>
