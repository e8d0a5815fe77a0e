import { z } from 'zod'
import type { Exports } from '../app/transfer/create-exports.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { HttpProblem } from './http-problem.ts'
import { streamChunks } from './stream-chunks.ts'
import { mapStoreErrors } from './map-store-errors.ts'

/** `GET /api/v1/admin/export`: a snapshot of the graph and the saved queries, in the format of `tributary export`. */
export const exportRoute = (exports: Exports): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/api/v1/admin/export',
    scope: 'admin',
    name: 'exportGraph',
    group: 'Operations',
    summary: 'Exports a snapshot of the graph and the saved queries, one JSON object per line',
    description:
      'An export without a last line `{"end": …}` is incomplete. On Neo4j, writes wait until the client has read it. The server ' +
      'disconnects a client that reads nothing for a minute.',
    replies: {
      200: {
        description: 'A header, every row, a trailer.',
        content: { 'application/x-ndjson': z.string() },
      },
    },
    problems: ['task-in-progress', 'unavailable'],
    async handle({ c }) {
      const chunks = exports.begin()
      if (chunks === undefined) throw new HttpProblem('task-in-progress', 'another export is in progress')
      // Before the first chunk, an error can still be answered with a problem.
      const first = await mapStoreErrors(() => chunks.next())
      return c.body(streamChunks(first, chunks), 200, { 'Content-Type': 'application/x-ndjson' })
    },
  })
