import type { IngestCounters } from '../app/create-ingest.ts'
import type { DeadLetters } from '../app/dead-letters.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { problemResponse } from './http-problem.ts'
import { HealthShape, ReadyShape } from './shapes/operations.ts'

export interface Health {
  readonly version: string
  /** `embedded` or `neo4j`. */
  readonly store: string
  /** Resolves with the reason why the server cannot answer now, or undefined if it can. */
  readonly unready: () => Promise<string | undefined>
  readonly counters: () => IngestCounters
  /** Refused events since the start: kept, left out as too many of one request, lost. */
  readonly deadLetters: () => Pick<DeadLetters, 'kept' | 'skipped' | 'lost'>
  /** Events that wait for their commit, and their bytes. */
  readonly queue: () => { readonly events: number; readonly bytes: number }
}

const told = { method: 'GET', scope: 'open', group: 'Operations' } as const

/** `/healthz`: the process lives. `/readyz`: it can answer, else 503 with the reason. */
export const healthRoutes = ({
  version,
  store,
  counters,
  deadLetters,
  queue,
  unready,
}: Health): readonly Endpoint[] => [
  endpoint({
    ...told,
    path: '/healthz',
    name: 'getHealth',
    summary: 'The process lives; its version, store and counters',
    replies: { 200: json('It lives.', HealthShape) },
    handle({ c }) {
      const { kept, skipped, lost } = deadLetters()
      return c.json({
        status: 'ok',
        version,
        store,
        events: { ...counters(), queue: queue() },
        deadLetters: { kept, skipped, lost },
      })
    },
  }),
  endpoint({
    ...told,
    path: '/readyz',
    name: 'getReadiness',
    summary: 'Whether the store can answer',
    replies: { 200: json('It can.', ReadyShape) },
    problems: ['unavailable'],
    async handle({ c }) {
      const reason = await unready()
      return reason === undefined
        ? c.json({ status: 'ready', store })
        : problemResponse(c, 'unavailable', reason)
    },
  }),
]
