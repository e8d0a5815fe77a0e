import type { Browser } from '../../app/browse/create-browser.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { RunTree } from '../shapes/browse.ts'
import { answering } from './answering.ts'
import { params, told } from './told.ts'

/** What is asked of one run. */
export const runRoutes = (browser: Browser): readonly Endpoint[] => [
  endpoint({
    ...told,
    path: '/api/v1/runs/{id}/tree',
    name: 'getTreeOfRun',
    summary: 'Shows a run with all that it is part of, its parts, and what its operations did',
    params,
    replies: { 200: json('The tree.', RunTree) },
    handle: async ({ c, params: { id } }) =>
      c.json(await answering(() => browser.within(quickRead(c)).tree(id))),
  }),
]
