import type { BrowseOrder, ListFilters, ListKey } from '../../../../query/browse-requests.ts'
import type { SqlValue } from '../../cell.ts'
import { uuidText } from '../../uuid-bytes.ts'
import type { Placed } from './listing.ts'
import { EVER, NEVER_YET, risingKey, timeKey, type From } from './time-key.ts'

/** Which comes first: the newest, or the oldest. */
export type WorkOrder = Extract<BrowseOrder, 'startedAt' | 'oldest'>

/** What a walk goes through: from where on, and the last start that it comes to. */
export interface Stretch {
  readonly from: From
  readonly end: number
}

/** How SQL says what comes after something in an order, what comes before it, and the order itself. */
export const signsOf = (order: WorkOrder): readonly [after: string, before: string, direction: string] =>
  order === 'oldest' ? ['>', '<', 'ASC'] : ['<', '>', 'DESC']

/** What comes after a key, between the bounds of the filters. */
export const stretchAfter = (
  order: WorkOrder,
  after: ListKey | undefined,
  { since = EVER, until = NEVER_YET }: Pick<ListFilters, 'since' | 'until'> = {},
): Stretch =>
  order === 'oldest'
    ? { from: risingKey(after, since), end: until }
    : { from: timeKey(after, until), end: since }

/** Runs or operations in order; after the condition come ?1 and ?2, where to go on, and ?3, the last start. */
export function inOrder(
  table: 'run' | 'operation',
  index: string,
  {
    condition = 'TRUE',
    order = 'startedAt',
  }: { readonly condition?: string; readonly order?: WorkOrder } = {},
): string {
  const [after, before, direction] = signsOf(order)
  return `SELECT t.n, t.started_at, i.uuid FROM ${table} t INDEXED BY ${index} JOIN id i ON i.n = t.n
    WHERE ${condition} AND t.started_at ${after}= ?1 AND (t.started_at ${after} ?1 OR i.uuid ${after} ?2)
      AND t.started_at ${before}= ?3
    ORDER BY t.started_at ${direction}, i.uuid ${direction}`
}

/** A row of such a statement. */
export const placedOf = ([n, startedAt, uuid]: readonly SqlValue[]): Placed => ({
  n: n as number,
  key: [startedAt as number, uuidText(uuid as Uint8Array)] satisfies ListKey,
})
