import type { Browser } from '../../app/browse/create-browser.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { RunTree } from '../shapes/browse.ts'
import { mapBrowseErrors } from './map-browse-errors.ts'
import { params, endpointInfo } from './endpoint-info.ts'

/** The routes below one run. */
export const runRoutes = (browser: Browser): readonly Endpoint[] => [
  endpoint({
    ...endpointInfo,
    path: '/api/v1/runs/{id}/tree',
    name: 'getTreeOfRun',
    summary: 'Shows a run with its ancestors, child runs, and the reads and writes of its operations',
    params,
    replies: { 200: json('The tree.', RunTree) },
    handle: async ({ c, params: { id } }) =>
      c.json(await mapBrowseErrors(() => browser.within(quickRead(c)).tree(id))),
  }),
]
