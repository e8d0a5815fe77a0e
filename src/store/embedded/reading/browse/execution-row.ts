import type { BrowseOrder, ListFilters, ListKey } from '../../../../query/browse-requests.ts'
import type { SqlValue } from '../../cell.ts'
import { uuidText } from '../../uuid-bytes.ts'
import type { ListEntry } from './listing.ts'
import { MIN_INSTANT, MAX_INSTANT, ascendingKey, descendingKey, type TimeKey } from './time-key.ts'

/** Newest first, or oldest first. */
export type ExecutionOrder = Extract<BrowseOrder, 'startedAt' | 'oldest'>

/** A part of the order: the key after which it begins, and the last start time in it. */
export interface KeyRange {
  readonly from: TimeKey
  readonly end: number
}

/** The SQL operators for "after" and "before" in an order, and its direction. */
export const operatorsOf = (
  order: ExecutionOrder,
): readonly [after: string, before: string, direction: string] =>
  order === 'oldest' ? ['>', '<', 'ASC'] : ['<', '>', 'DESC']

/** The range after a key, within the bounds of the filters. */
export const rangeAfter = (
  order: ExecutionOrder,
  after: ListKey | undefined,
  { since = MIN_INSTANT, until = MAX_INSTANT }: Pick<ListFilters, 'since' | 'until'> = {},
): KeyRange =>
  order === 'oldest'
    ? { from: ascendingKey(after, since), end: until }
    : { from: descendingKey(after, until), end: since }

/** Selects runs or operations in order. Parameters after those of the condition: ?1 and ?2 are the key after which it begins, ?3 the last start. */
export function orderedSql(
  table: 'run' | 'operation',
  index: string,
  {
    condition = 'TRUE',
    order = 'startedAt',
  }: { readonly condition?: string; readonly order?: ExecutionOrder } = {},
): string {
  const [after, before, direction] = operatorsOf(order)
  return `SELECT t.n, t.started_at, i.uuid FROM ${table} t INDEXED BY ${index} JOIN id i ON i.n = t.n
    WHERE ${condition} AND t.started_at ${after}= ?1 AND (t.started_at ${after} ?1 OR i.uuid ${after} ?2)
      AND t.started_at ${before}= ?3
    ORDER BY t.started_at ${direction}, i.uuid ${direction}`
}

/** Converts a row of `orderedSql`. */
export const toEntry = ([n, startedAt, uuid]: readonly SqlValue[]): ListEntry => ({
  n: n as number,
  key: [startedAt as number, uuidText(uuid as Uint8Array)] satisfies ListKey,
})
