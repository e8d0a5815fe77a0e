import { EDGES, type EdgeType } from '../../src/domain/graph-schema.ts'
import { datasetId, type Id } from '../../src/domain/ids.ts'
import {
  LIST_BOUNDS,
  ORDERS,
  type BrowseOrder,
  type EdgesRequest,
  type InteractionsRequest,
  type ListFilters,
  type ListKind,
  type ListRequest,
} from '../../src/query/browse-requests.ts'

const NOWHERE = '00000000-0000-4000-8000-000000000001' as Id
const LIST_FILTERS: readonly (readonly [kind: ListKind, filters: ListFilters])[] = [
  [
    'dataset',
    {
      namespace: 'shop',
      prefix: 'shop',
      type: 'table',
      format: 'parquet',
      tag: { name: 'pii', value: 'x' },
      owner: 'ann',
      storage: 'shop',
      location: NOWHERE,
    },
  ],
  [
    'job',
    {
      namespace: 'shop',
      prefix: 'shop',
      type: 'DBT_MODEL',
      producer: 'x',
      tag: { name: 'pii' },
      owner: 'ann',
      location: NOWHERE,
    },
  ],
  ['column', { dataset: NOWHERE, name: 'id', prefix: 'i', tag: { name: 'pii' } }],
  ['run', { job: NOWHERE, status: 'failed', parent: NOWHERE, since: 0, until: 1e15, externalId: 'x' }],
  ['operation', { job: NOWHERE, run: NOWHERE, status: 'failed', since: 0, until: 1e15 }],
  ['location', { prefix: 'a', type: 'postgres' }],
  ['storage', { prefix: 'a', location: NOWHERE }],
  ['user', { prefix: 'a' }],
  ['tag', { prefix: 'a' }],
  ['schema', {}],
  ['edit', { type: 'dataset', who: 'ann', subjects: [NOWHERE], since: 0, until: 1e15 }],
]

/** Every filter of every kind of list alone, all together and none, in each order, from few rows and step by step. */
export const LIST_REQUESTS: readonly ListRequest[] = LIST_FILTERS.flatMap(([kind, filters]) =>
  (Object.keys(ORDERS[kind]) as BrowseOrder[]).flatMap((order) =>
    [{}, ...Object.entries(filters).map((one) => Object.fromEntries([one]) as ListFilters), filters].flatMap(
      (some) =>
        [LIST_BOUNDS, { few: -1, examined: 100 }].flatMap((bounds): ListRequest[] => {
          const request = { kind: 'list' as const, of: kind, order, filters: some, limit: 5, bounds }
          const after = order === 'name' ? ['a', 'a', 'a'] : [1e14, NOWHERE]
          // Only with a job.
          if (order === 'longest' && some.job === undefined) return []
          return [request, { ...request, after }]
        }),
    ),
  ),
)

const EXAMPLE = datasetId('duckdb:///srv/tributary-examples/dbt-shop/shop.duckdb', 'shop.raw.raw_orders')

/** Edges that are never read from this end, because each run has one there. */
const ONE_WAY: ReadonlySet<string> = new Set([
  'READ Operation Dataset',
  'WROTE Operation Dataset',
  'STATED Operation Mapping',
  'PART_OF Run Job',
])

export const EDGES_REQUESTS: readonly EdgesRequest[] = (Object.keys(EDGES) as EdgeType[]).flatMap((type) =>
  EDGES[type].ends.flatMap(([from, to]) => {
    const all = { kind: 'edges' as const, type, ids: [NOWHERE, EXAMPLE], limit: 5 }
    const away: EdgesRequest = { ...all, end: 'from', label: from, other: to }
    return ONE_WAY.has(`${type} ${from} ${to}`)
      ? [away]
      : [away, { ...all, end: 'to', label: to, other: from }]
  }),
)

export const INTERACTIONS_REQUESTS: readonly InteractionsRequest[] = [
  { kind: 'interactions', types: ['READ', 'WROTE'], datasets: [EXAMPLE], limit: 5 },
  {
    kind: 'interactions',
    types: ['READ', 'WROTE'],
    datasets: [EXAMPLE],
    job: NOWHERE,
    since: 0,
    until: 1e15,
    after: [1e14, NOWHERE],
    limit: 5,
  },
]
