import type { JsonObject } from '../../lib/json.ts'
import {
  LIST_BOUNDS,
  type BrowseKind,
  type BrowseOrder,
  type ListFilters,
} from '../../query/browse-requests.ts'
import { keyParts } from '../../query/key-order.ts'
import type { Read } from '../../store/read.ts'
import { cardsOf } from './cards.ts'
import { fromCursor, toCursor, type Listed } from './cursor.ts'
import { InvalidParameter } from './browse-errors.ts'

const TOO_MANY = `longest sorts at most ${LIST_BOUNDS.examined.toLocaleString('en')} runs, and the job has more: narrow the time with since or until, or use another order`

/** A page of items. There may be more if `next` is set. */
export interface Page {
  readonly items: readonly JsonObject[]
  readonly next?: string
}

export interface PageRequest {
  readonly limit: number
  /** The `next` of the previous page. */
  readonly cursor?: string | undefined
}

/**
 * A page of a list.
 * @throws InvalidParameter if the cursor belongs to another list, or if the order is not possible
 */
export async function listPage(
  read: Read,
  kind: BrowseKind,
  { order, filters }: { readonly order: BrowseOrder; readonly filters: ListFilters },
  { limit, cursor }: PageRequest,
): Promise<Page> {
  const parts = keyParts(kind, order)
  if (parts === undefined) throw new Error(`no list of ${kind}s is in order of ${order}`)
  if (order === 'longest' && filters.job === undefined)
    throw new InvalidParameter('sort', 'longest sorts the runs of one job: set job, or use another order')
  const listed: Listed = { what: kind, asked: { ...filters, order }, parts }
  const after = cursor === undefined ? {} : { after: fromCursor(listed, cursor) }
  const { ids, next, tooMany } = await read({ kind: 'list', of: kind, order, filters, limit, ...after })
  if (tooMany === true) throw new InvalidParameter('sort', TOO_MANY)
  return {
    items: await cardsOf(read, kind, ids),
    ...(next === undefined ? {} : { next: toCursor(listed, next) }),
  }
}
