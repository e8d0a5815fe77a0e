import { z } from 'zod'
import type { Browser, NaturalKey } from '../../app/browse/create-browser.ts'
import { PATHS } from '../../app/browse/browse-errors.ts'
import { BROWSE_LABELS, type BrowseKind } from '../../app/browse/kinds.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { CARDS, DETAILS, pageOf } from '../shapes/browse.ts'
import { activityRoute } from './activity-route.ts'
import { mapBrowseErrors } from './map-browse-errors.ts'
import { datasetRoutes } from './dataset-routes.ts'
import { describeRoute } from './describe-route.ts'
import { jobRoutes } from './job-routes.ts'
import { params, endpointInfo } from './endpoint-info.ts'
import { filtersOf, LIST_QUERIES, type ListQuery } from './queries.ts'
import { runRoutes } from './run-routes.ts'

const KINDS = Object.keys(PATHS) as readonly BrowseKind[]

/** `/api/v1/datasets`, `/jobs`, `/runs` and so on: lists and shows the entities of the graph. */
export const browseRoutes = (browser: Browser): readonly Endpoint[] => [
  ...datasetRoutes(browser),
  ...jobRoutes(browser),
  ...runRoutes(browser),
  describeRoute(browser),
  activityRoute(browser),
  ...KINDS.flatMap((kind) => [
    ...listRoutes(browser, kind),
    ...namedRoutes(browser, kind),
    detailRoute(browser, kind),
  ]),
]

const pathOf = (kind: BrowseKind): `/${string}` => `/api/v1/${PATHS[kind]}`
const many = (kind: BrowseKind): string => capital(PATHS[kind])
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

function listRoutes(browser: Browser, kind: BrowseKind): readonly Endpoint[] {
  return [
    endpoint({
      ...endpointInfo,
      path: pathOf(kind),
      name: `list${many(kind)}`,
      summary: `Lists ${PATHS[kind]}`,
      query: LIST_QUERIES[kind] as z.ZodObject,
      replies: { 200: json('One page.', pageOf(CARDS[kind])) },
      async handle({ c, query }) {
        const listQuery = query as unknown as ListQuery
        const { sort: order, limit, cursor } = listQuery
        const filters = filtersOf(listQuery)
        return c.json(
          await mapBrowseErrors(() =>
            browser.within(quickRead(c)).list(kind, { order, filters }, { limit, cursor }),
          ),
        )
      },
    }),
  ]
}

const detailRoute = (browser: Browser, kind: BrowseKind): Endpoint =>
  endpoint({
    ...endpointInfo,
    path: `${pathOf(kind)}/{id}`,
    name: `get${BROWSE_LABELS[kind]}`,
    summary: `Shows one ${kind}`,
    params,
    replies: { 200: json(`The ${kind}.`, DETAILS[kind]) },
    handle: async ({ c, params: { id } }) =>
      c.json(await mapBrowseErrors(() => browser.within(quickRead(c)).detail(kind, id))),
  })

const text = z.string()
const required = text.min(1)

/** The natural key of each kind that has one. */
const KEYS = {
  dataset: z.object({ namespace: required, name: required }),
  job: z.object({ namespace: required, name: required }),
  column: z.object({ namespace: required, dataset: required, name: required }),
  location: z.object({ type: required, name: text.default('') }),
  tag: z.object({ name: required, value: required.optional() }),
  user: z.object({ name: required }),
} as const satisfies { readonly [K in NaturalKey['kind']]: z.ZodObject }

const hasKey = (kind: BrowseKind): kind is NaturalKey['kind'] => Object.hasOwn(KEYS, kind)

function namedRoutes(browser: Browser, kind: BrowseKind): readonly Endpoint[] {
  if (!hasKey(kind)) return []
  return [
    endpoint({
      ...endpointInfo,
      path: `${pathOf(kind)}/by-name`,
      name: `get${BROWSE_LABELS[kind]}ByName`,
      summary: `Shows one ${kind} by its name`,
      query: KEYS[kind] as z.ZodObject,
      replies: { 200: json(`The ${kind}.`, DETAILS[kind]) },
      handle: async ({ c, query }) =>
        c.json(
          await mapBrowseErrors(() => browser.within(quickRead(c)).named({ kind, ...query } as NaturalKey)),
        ),
    }),
  ]
}
