import { z } from 'zod'
import type { Browser } from '../../app/browse/create-browser.ts'
import { toId } from '../../domain/ids.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { CARDS, InteractionPage, pageOf, SchemaHistory, Statistics } from '../shapes/browse.ts'
import { answering } from './answering.ts'
import { BOUNDS, PAGE } from './queries.ts'
import { params, told } from './told.ts'

const PATH = '/api/v1/datasets/{id}'

/** What is asked of one dataset, by any of its names. */
export const datasetRoutes = (browser: Browser): readonly Endpoint[] => [
  endpoint({
    ...told,
    path: `${PATH}/columns`,
    name: 'listColumnsOfDataset',
    summary: 'Lists the columns of a dataset by their places',
    params,
    query: z.object(PAGE),
    replies: { 200: json('One page.', pageOf(CARDS.column)) },
    handle: async ({ c, params: { id }, query }) =>
      c.json(await answering(() => browser.within(quickRead(c)).columns(id, query))),
  }),
  endpoint({
    ...told,
    path: `${PATH}/schemas`,
    name: 'listSchemasOfDataset',
    summary: 'Lists the schemas that a dataset has had, and what each changed',
    params,
    replies: { 200: json('The newest first.', SchemaHistory) },
    handle: async ({ c, params: { id } }) =>
      c.json(await answering(() => browser.within(quickRead(c)).schemas(id))),
  }),
  endpoint({
    ...told,
    path: `${PATH}/interactions`,
    name: 'listInteractionsOfDataset',
    summary: 'Lists what read and wrote a dataset, the newest first',
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
      return c.json(await answering(() => browser.within(quickRead(c)).interactions(id, filters, page)))
    },
  }),
  endpoint({
    ...told,
    path: `${PATH}/statistics`,
    name: 'getStatisticsOfDataset',
    summary: 'Sums up rows, bytes and files over time',
    params,
    query: z.object({ by: z.enum(['day', 'run']).default('day'), ...BOUNDS }),
    replies: { 200: json('The oldest first.', Statistics) },
    handle: async ({ c, params: { id }, query }) =>
      c.json(await answering(() => browser.within(quickRead(c)).statistics(id, query))),
  }),
]

const TYPES = { read: 'READ', wrote: 'WROTE' } as const
