import { z } from 'zod'
import { SEARCH_KINDS, type Search } from '../app/search.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { quickRead } from './quick-read.ts'
import { SearchAnswer } from './shapes/search.ts'
import { whileThere } from './while-there.ts'

/** A hundred is more than anyone reads. */
const limit = z.int().min(1).max(100).default(20)

/** `GET /api/v1/search`: one list over all that has a name. */
export const searchRoutes = (search: Search): readonly Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/api/v1/search',
    scope: 'read',
    name: 'search',
    group: 'Queries',
    summary: 'Finds datasets, jobs, columns, tags, users and namespaces by words',
    description:
      'Each word must stand somewhere in the name, beside it (the namespace, a tag’s value, a column’s dataset) or in the description, in whatever case. Where nothing fits, what is nearly called so is found.',
    query: z.object({
      q: z.string().min(1).max(500),
      kind: z.array(z.enum(SEARCH_KINDS)).max(SEARCH_KINDS.length).optional(),
      limit,
    }),
    replies: { 200: json('Best first.', SearchAnswer) },
    problems: ['unavailable'],
    async handle({ c, query: { q, kind = SEARCH_KINDS, limit } }) {
      return c.json({
        items: await whileThere(() => search({ kind: 'search', text: q, kinds: kind, limit }, quickRead(c))),
      })
    },
  }),
]
