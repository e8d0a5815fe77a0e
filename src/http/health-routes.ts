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
  /** The reason why the server cannot answer now; undefined if it can. */
  readonly unready: () => Promise<string | undefined>
  readonly counters: () => IngestCounters
  /** Refused events since the start: stored, left out because one request had too many, lost. */
  readonly deadLetters: () => Pick<DeadLetters, 'stored' | 'skipped' | 'lost'>
  /** Events that wait for their commit, and their bytes. */
  readonly queue: () => { readonly events: number; readonly bytes: number }
}

const endpointInfo = { method: 'GET', scope: 'open', group: 'Operations' } as const

/** `/healthz`: whether the process runs. `/readyz`: whether it can answer, else 503 with the reason. */
export const healthRoutes = ({
  version,
  store,
  counters,
  deadLetters,
  queue,
  unready,
}: Health): readonly Endpoint[] => [
  endpoint({
    ...endpointInfo,
    path: '/healthz',
    name: 'getHealth',
    summary: 'Shows that the process runs, its version, store and counters',
    replies: { 200: json('The process runs.', HealthShape) },
    handle({ c }) {
      const { stored, skipped, lost } = deadLetters()
      return c.json({
        status: 'ok',
        version,
        store,
        events: { ...counters(), queue: queue() },
        deadLetters: { kept: stored, skipped, lost },
      })
    },
  }),
  endpoint({
    ...endpointInfo,
    path: '/readyz',
    name: 'getReadiness',
    summary: 'Shows whether the store can answer',
    replies: { 200: json('The store can answer.', ReadyShape) },
    problems: ['unavailable'],
    async handle({ c }) {
      const reason = await unready()
      return reason === undefined
        ? c.json({ status: 'ready', store })
        : problemResponse(c, 'unavailable', reason)
    },
  }),
]
