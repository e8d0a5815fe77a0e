import { z } from 'zod'
import type { Browser } from '../../app/browse/create-browser.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { CARDS, History, pageOf, VersionPage } from '../shapes/browse.ts'
import { mapBrowseErrors } from './map-browse-errors.ts'
import { BOUNDS, filtersOf, LIST_QUERIES, PAGE, type ListQuery } from './queries.ts'
import { params, endpointInfo } from './endpoint-info.ts'

const PATH = '/api/v1/jobs/{id}'
/** A small page, because the server reads the operations of each run. */
const MAX_VERSIONS = 100

/** The routes below one job. */
export const jobRoutes = (browser: Browser): readonly Endpoint[] => [
  endpoint({
    ...endpointInfo,
    path: `${PATH}/runs`,
    name: 'listRunsOfJob',
    summary: 'Lists the runs of a job',
    params,
    query: LIST_QUERIES.run.omit({ job: true }),
    replies: { 200: json('One page.', pageOf(CARDS.run)) },
    async handle({ c, params: { id }, query }) {
      const { sort: order, limit, cursor } = query
      const filters = filtersOf(query as ListQuery)
      return c.json(
        await mapBrowseErrors(() =>
          browser.within(quickRead(c)).runs(id, { order, filters }, { limit, cursor }),
        ),
      )
    },
  }),
  endpoint({
    ...endpointInfo,
    path: `${PATH}/versions`,
    name: 'listVersionsOfJob',
    summary: 'Lists the versions of inputs and outputs that each run of a job read and wrote',
    params,
    query: z.object({ ...PAGE, limit: z.int().min(1).max(MAX_VERSIONS).default(50) }),
    replies: { 200: json('One page, newest run first.', VersionPage) },
    handle: async ({ c, params: { id }, query }) =>
      c.json(await mapBrowseErrors(() => browser.within(quickRead(c)).versions(id, query))),
  }),
  endpoint({
    ...endpointInfo,
    path: `${PATH}/history`,
    name: 'getHistoryOfJob',
    summary: 'Sums up the status and duration of the runs of a job per day',
    params,
    query: z.object(BOUNDS),
    replies: { 200: json('The days, oldest first.', History) },
    handle: async ({ c, params: { id }, query }) =>
      c.json(await mapBrowseErrors(() => browser.within(quickRead(c)).history(id, query))),
  }),
]
