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

/** Of every list. */
export const PAGE = {
  limit: pageLimit,
  cursor: z.string().optional().meta({ title: 'The `next` of the page before.' }),
}
/** Bounds of the start, both inclusive. */
export const BOUNDS = {
  since: instant('Begun then or later.'),
  until: instant('Begun then or earlier.'),
}
const STATUS = z.enum(['running', 'succeeded', 'failed', 'killed']).optional()

const sort = <O extends BrowseOrder>(...orders: readonly [O, ...O[]]) =>
  z
    .enum(orders)
    .default(orders[0] as never)
    .meta({
      title: orders.includes('longest' as O)
        ? 'The newest first, the oldest first, or, of one job, the longest first.'
        : 'Names ascend; times descend, the newest first.',
    })

const tag = {
  tag: text('The name of a tag.'),
  tagValue: text('The value of that tag.'),
}
const prefix = text('How the name begins, case and all.')
const location = text('A Location by its id, or as `postgres://db:5432`.')
const includeDeleted = z.boolean().optional().meta({ title: 'Also those that were deleted.' })

/** What may be asked of each kind's list. */
export const LIST_QUERIES = {
  dataset: z.object({
    namespace: text('The whole namespace.'),
    prefix,
    type: text('`table`, `view`, `topic` …'),
    format: text('`parquet`, `delta` …'),
    ...tag,
    owner: text('The name of an owner.'),
    storage: text('A Storage by its name or id.'),
    location,
    includeDeleted,
    sort: sort('name', 'firstSeen'),
    ...PAGE,
  }),
  column: z.object({
    dataset: id('The dataset that they are of.'),
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
    producer: text('Who reports it, as jobs show it.'),
    ...tag,
    owner: text('The name of an owner.'),
    location,
    includeDeleted,
    sort: sort('name', 'firstSeen'),
    ...PAGE,
  }),
  run: z.object({
    job: id('The job that they are of.'),
    status: STATUS,
    parent: id('The run that they are part of.'),
    externalId: text('What the producer calls it.'),
    ...BOUNDS,
    sort: sort('startedAt', 'oldest', 'longest'),
    ...PAGE,
  }),
  operation: z.object({
    run: id('The run that they are part of.'),
    job: id('The job that they are of.'),
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

/** What is asked for, as queries are read; other than `sort` and the page it is filters. */
export interface ListQuery extends Omit<ListFilters, 'tag' | 'location'> {
  readonly sort: BrowseOrder
  readonly limit: number
  readonly cursor?: string | undefined
  readonly tag?: string | undefined
  readonly tagValue?: string | undefined
  readonly location?: string | undefined
}

/** What is no filter. */
const OF_THE_PAGE: ReadonlySet<string> = new Set(['sort', 'limit', 'cursor', 'tag', 'tagValue', 'location'])

/** @throws HttpProblem 400 for a value without its tag */
export function filtersOf(query: ListQuery): ListFilters {
  const { tag, tagValue, location } = query
  if (tag === undefined && tagValue !== undefined)
    throw new HttpProblem('invalid-request', 'tagValue is the value of a tag: say its name as tag', {
      path: 'tag',
    })
  const plain = Object.entries(query).filter(
    ([name, value]: readonly [string, unknown]) => value !== undefined && !OF_THE_PAGE.has(name),
  )
  return {
    ...(Object.fromEntries(plain) as ListFilters),
    ...(tag === undefined
      ? {}
      : { tag: { name: tag, ...(tagValue === undefined ? {} : { value: tagValue }) } }),
    ...(location === undefined ? {} : { location: locationOf(location) }),
  }
}
