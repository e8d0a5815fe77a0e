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

const TOO_MANY = `longest sorts at most ${LIST_BOUNDS.examined.toLocaleString('en')} runs, and the job has more: say since or until so that they are fewer, or sort otherwise`

/** A page of things; there may be more as long as there is `next`. */
export interface Page {
  readonly items: readonly JsonObject[]
  readonly next?: string
}

export interface PageRequest {
  readonly limit: number
  /** The `next` of the page before. */
  readonly cursor?: string | undefined
}

/**
 * A page of a list.
 * @throws CannotBe if the cursor is none of this list, or if it cannot be sorted so
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
    throw new InvalidParameter('sort', 'longest sorts the runs of one job: say which as job, or sort otherwise')
  const listed: Listed = { what: kind, asked: { ...filters, order }, parts }
  const after = cursor === undefined ? {} : { after: fromCursor(listed, cursor) }
  const { ids, next, tooMany } = await read({ kind: 'list', of: kind, order, filters, limit, ...after })
  if (tooMany === true) throw new InvalidParameter('sort', TOO_MANY)
  return {
    items: await cardsOf(read, kind, ids),
    ...(next === undefined ? {} : { next: toCursor(listed, next) }),
  }
}
