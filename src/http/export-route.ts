import { z } from 'zod'
import type { Exports } from '../app/transfer/create-exports.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { HttpProblem } from './http-problem.ts'
import { streamChunks } from './stream-chunks.ts'
import { whileThere } from './while-there.ts'

/** `GET /api/v1/admin/export`: the graph and the saved queries of one instant, as `tributary export` writes them. */
export const exportRoute = (exports: Exports): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/api/v1/admin/export',
    scope: 'admin',
    name: 'exportGraph',
    group: 'Operations',
    summary: 'Exports the graph and the saved queries of one instant, one JSON object a line',
    description:
      'Without a last line `{"end": …}` the export was broken off. On Neo4j, writers wait until it has been read; a caller ' +
      'that reads nothing for a minute is dropped.',
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
      // Until the first chunk is there, what goes wrong can still be answered.
      const first = await whileThere(() => chunks.next())
      return c.body(streamChunks(first, chunks), 200, { 'Content-Type': 'application/x-ndjson' })
    },
  })
