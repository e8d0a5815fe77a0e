import { z } from 'zod'
import type { Browser } from '../../app/browse/create-browser.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { CARDS, History, pageOf, VersionPage } from '../shapes/browse.ts'
import { answering } from './answering.ts'
import { BOUNDS, filtersOf, LIST_QUERIES, PAGE, type ListQuery } from './queries.ts'
import { params, told } from './told.ts'

const PATH = '/api/v1/jobs/{id}'
/** Each run of a page is looked into. */
const MOST_VERSIONS = 100

/** What is asked of one job. */
export const jobRoutes = (browser: Browser): readonly Endpoint[] => [
  endpoint({
    ...told,
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
        await answering(() => browser.within(quickRead(c)).runs(id, { order, filters }, { limit, cursor })),
      )
    },
  }),
  endpoint({
    ...told,
    path: `${PATH}/versions`,
    name: 'listVersionsOfJob',
    summary: 'Lists which versions of its inputs and outputs each run of a job read and wrote',
    params,
    query: z.object({ ...PAGE, limit: z.int().min(1).max(MOST_VERSIONS).default(50) }),
    replies: { 200: json('One page, the newest run first.', VersionPage) },
    handle: async ({ c, params: { id }, query }) =>
      c.json(await answering(() => browser.within(quickRead(c)).versions(id, query))),
  }),
  endpoint({
    ...told,
    path: `${PATH}/history`,
    name: 'getHistoryOfJob',
    summary: 'Sums up how the runs of a job ended, and how long they took, day by day',
    params,
    query: z.object(BOUNDS),
    replies: { 200: json('The oldest day first.', History) },
    handle: async ({ c, params: { id }, query }) =>
      c.json(await answering(() => browser.within(quickRead(c)).history(id, query))),
  }),
]
