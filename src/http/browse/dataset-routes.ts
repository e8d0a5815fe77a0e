import { z } from 'zod'
import type { Browser } from '../../app/browse/create-browser.ts'
import { toId } from '../../domain/ids.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { CARDS, InteractionPage, pageOf, SchemaHistory, Statistics } from '../shapes/browse.ts'
import { mapBrowseErrors } from './map-browse-errors.ts'
import { BOUNDS, PAGE } from './queries.ts'
import { params, endpointInfo } from './endpoint-info.ts'

const PATH = '/api/v1/datasets/{id}'

/** The routes below one dataset. The id may be that of any of its aliases. */
export const datasetRoutes = (browser: Browser): readonly Endpoint[] => [
  endpoint({
    ...endpointInfo,
    path: `${PATH}/columns`,
    name: 'listColumnsOfDataset',
    summary: 'Lists the columns of a dataset by position',
    params,
    query: z.object(PAGE),
    replies: { 200: json('One page.', pageOf(CARDS.column)) },
    handle: async ({ c, params: { id }, query }) =>
      c.json(await mapBrowseErrors(() => browser.within(quickRead(c)).columns(id, query))),
  }),
  endpoint({
    ...endpointInfo,
    path: `${PATH}/schemas`,
    name: 'listSchemasOfDataset',
    summary: 'Lists the schema versions of a dataset, with their changes',
    params,
    replies: { 200: json('The schemas, newest first.', SchemaHistory) },
    handle: async ({ c, params: { id } }) =>
      c.json(await mapBrowseErrors(() => browser.within(quickRead(c)).schemas(id))),
  }),
  endpoint({
    ...endpointInfo,
    path: `${PATH}/interactions`,
    name: 'listInteractionsOfDataset',
    summary: 'Lists reads and writes of a dataset, newest first',
    params,
    query: z.object({
      kind: z.enum(['read', 'wrote']).optional(),
      job: z.guid().transform(toId).optional(),
      ...BOUNDS,
      ...PAGE,
    }),
    replies: { 200: json('One page.', InteractionPage) },
    async handle({ c, params: { id }, query: { kind, job, since, until, ...page } }) {
      const types = kind === undefined ? (['READ', 'WROTE'] as const) : ([TYPES[kind]] as const)
      const filters = {
        types,
        ...(job === undefined ? {} : { job }),
        ...(since === undefined ? {} : { since }),
        ...(until === undefined ? {} : { until }),
      }
      return c.json(await mapBrowseErrors(() => browser.within(quickRead(c)).interactions(id, filters, page)))
    },
  }),
  endpoint({
    ...endpointInfo,
    path: `${PATH}/statistics`,
    name: 'getStatisticsOfDataset',
    summary: 'Sums up rows, bytes and files per day or run',
    params,
    query: z.object({ by: z.enum(['day', 'run']).default('day'), ...BOUNDS }),
    replies: { 200: json('The sums, oldest first.', Statistics) },
    handle: async ({ c, params: { id }, query }) =>
      c.json(await mapBrowseErrors(() => browser.within(quickRead(c)).statistics(id, query))),
  }),
]

const TYPES = { read: 'READ', wrote: 'WROTE' } as const
