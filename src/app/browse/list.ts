import type { JsonObject } from '../../lib/json.ts'
import type { BrowseKind, BrowseOrder, ListFilters } from '../../query/browse-requests.ts'
import { keyParts } from '../../query/key-order.ts'
import type { BrowseStore } from '../../store/browse-store.ts'
import { cardsOf } from './cards.ts'
import { fromCursor, toCursor, type Listed } from './cursor.ts'

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
 * @throws CannotBe if the cursor is none of this list
 */
export async function listPage(
  store: BrowseStore,
  kind: BrowseKind,
  { order, filters }: { readonly order: BrowseOrder; readonly filters: ListFilters },
  { limit, cursor }: PageRequest,
): Promise<Page> {
  const parts = keyParts(kind, order)
  if (parts === undefined) throw new Error(`no list of ${kind}s is in order of ${order}`)
  const listed: Listed = { what: kind, asked: { ...filters, order }, parts }
  const after = cursor === undefined ? {} : { after: fromCursor(listed, cursor) }
  const { ids, next } = await store.list({ kind, order, filters, limit, ...after })
  return {
    items: await cardsOf(store, kind, ids),
    ...(next === undefined ? {} : { next: toCursor(listed, next) }),
  }
}
