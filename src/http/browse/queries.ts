import { z } from 'zod'
import { locationOf } from '../../app/browse/create-browser.ts'
import { toId } from '../../domain/ids.ts'
import type { BrowseKind, BrowseOrder, ListFilters } from '../../app/browse/kinds.ts'
import { pageLimit } from '../endpoint/page.ts'
import { HttpProblem } from '../http-problem.ts'

const text = (description: string) => z.string().min(1).optional().meta({ title: description })
const id = (title: string) => z.guid().transform(toId).optional().meta({ title })
const instant = (title: string) =>
  z.iso
    .datetime({ offset: true })
    .transform((at) => Date.parse(at))
    .optional()
    .meta({ title })

/** The parameters of every list. */
export const PAGE = {
  limit: pageLimit,
  cursor: z.string().optional().meta({ title: 'The `next` of the previous page.' }),
}
/** Bounds of the start time, both inclusive. */
export const BOUNDS = {
  since: instant('Started at this time or later.'),
  until: instant('Started at this time or earlier.'),
}
const STATUS = z.enum(['running', 'succeeded', 'failed', 'killed']).optional()

const sort = <O extends BrowseOrder>(...orders: readonly [O, ...O[]]) =>
  z
    .enum(orders)
    .default(orders[0] as never)
    .meta({
      title: orders.includes('longest' as O)
        ? 'Newest first, oldest first, or, within one job, longest first.'
        : 'By name, or newest first.',
    })

const tag = {
  tag: text('The name of a tag.'),
  tagValue: text('The value of that tag.'),
}
const prefix = text('The start of the name, case-sensitive.')
const location = text('The id of a Location, or its URI such as `postgres://db:5432`.')
const includeDeleted = z.boolean().optional().meta({ title: 'Includes deleted ones.' })

/** The parameters of the list of each kind. */
export const LIST_QUERIES = {
  dataset: z.object({
    namespace: text('The whole namespace.'),
    prefix,
    type: text('`table`, `view`, `topic` …'),
    format: text('`parquet`, `delta` …'),
    ...tag,
    owner: text('The name of an owner.'),
    storage: text('The name or id of a Storage.'),
    location,
    includeDeleted,
    sort: sort('name', 'firstSeen'),
    ...PAGE,
  }),
  column: z.object({
    dataset: id('The dataset of the columns.'),
    name: text('The whole name.'),
    prefix,
    ...tag,
    includeDeleted,
    sort: sort('name'),
    ...PAGE,
  }),
  job: z.object({
    namespace: text('The whole namespace.'),
    prefix,
    type: text('`AIRFLOW_TASK`, `DBT_MODEL` …'),
    producer: text('The producer, as jobs show it.'),
    ...tag,
    owner: text('The name of an owner.'),
    location,
    includeDeleted,
    sort: sort('name', 'firstSeen'),
    ...PAGE,
  }),
  run: z.object({
    job: id('The job of the runs.'),
    status: STATUS,
    parent: id('The parent run.'),
    externalId: text('The id that the producer uses.'),
    ...BOUNDS,
    sort: sort('startedAt', 'oldest', 'longest'),
    ...PAGE,
  }),
  operation: z.object({
    run: id('The run of the operations.'),
    job: id('The job of the operations.'),
    status: STATUS,
    ...BOUNDS,
    sort: sort('startedAt'),
    ...PAGE,
  }),
  location: z.object({ prefix, type: text('`postgres`, `s3` …'), sort: sort('name'), ...PAGE }),
  storage: z.object({ prefix, location, sort: sort('name'), ...PAGE }),
  user: z.object({ prefix, sort: sort('name'), ...PAGE }),
  tag: z.object({ prefix, sort: sort('name'), ...PAGE }),
  schema: z.object({ sort: sort('firstSeen'), ...PAGE }),
} as const satisfies Record<BrowseKind, z.ZodObject>

/** The parsed parameters of a list. All except `sort`, `limit` and `cursor` are filters. */
export interface ListQuery extends Omit<ListFilters, 'tag' | 'location'> {
  readonly sort: BrowseOrder
  readonly limit: number
  readonly cursor?: string | undefined
  readonly tag?: string | undefined
  readonly tagValue?: string | undefined
  readonly location?: string | undefined
}

/** Parameters that are not filters, or that `filtersOf` converts. */
const OTHER_PARAMETERS: ReadonlySet<string> = new Set([
  'sort',
  'limit',
  'cursor',
  'tag',
  'tagValue',
  'location',
])

/** @throws HttpProblem 400 for `tagValue` without `tag` */
export function filtersOf(query: ListQuery): ListFilters {
  const { tag, tagValue, location } = query
  if (tag === undefined && tagValue !== undefined)
    throw new HttpProblem('invalid-request', 'tagValue needs the name of its tag: set tag', {
      path: 'tag',
    })
  const plain = Object.entries(query).filter(
    ([name, value]: readonly [string, unknown]) => value !== undefined && !OTHER_PARAMETERS.has(name),
  )
  return {
    ...(Object.fromEntries(plain) as ListFilters),
    ...(tag === undefined
      ? {}
      : { tag: { name: tag, ...(tagValue === undefined ? {} : { value: tagValue }) } }),
    ...(location === undefined ? {} : { location: locationOf(location) }),
  }
}
