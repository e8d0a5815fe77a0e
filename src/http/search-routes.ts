import { z } from 'zod'
import { SEARCH_KINDS, type Search } from '../app/search.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { quickRead } from './quick-read.ts'
import { SearchAnswer } from './shapes/search.ts'
import { mapStoreErrors } from './map-store-errors.ts'

/** People read at most the first few results. */
const limit = z.int().min(1).max(100).default(20)

/** `GET /api/v1/search`: one list of everything that has a name. */
export const searchRoutes = (search: Search): readonly Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/api/v1/search',
    scope: 'read',
    name: 'search',
    group: 'Queries',
    summary: 'Finds datasets, jobs, columns, tags, users and namespaces by words',
    description:
      'Each word must be part of the name, the description or the context (the namespace, the value of a tag, the dataset of a column). Case does not matter. Without a match, the answer has similar names.',
    query: z.object({
      q: z.string().min(1).max(500),
      kind: z.array(z.enum(SEARCH_KINDS)).max(SEARCH_KINDS.length).optional(),
      limit,
    }),
    replies: { 200: json('The results, best first.', SearchAnswer) },
    problems: ['unavailable'],
    async handle({ c, query: { q, kind = SEARCH_KINDS, limit } }) {
      return c.json({
        items: await mapStoreErrors(() =>
          search({ kind: 'search', text: q, kinds: kind, limit }, quickRead(c)),
        ),
      })
    },
  }),
]
