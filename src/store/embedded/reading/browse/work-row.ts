import type { ListKey } from '../../../../query/browse-requests.ts'
import type { SqlValue } from '../../cell.ts'
import { uuidText } from '../../uuid-bytes.ts'
import type { Placed } from './listing.ts'

/** From when on, or up to when, and the id that settles a tie, as statements take them. */
export type From = readonly [at: number, id: Uint8Array]

/** Runs or operations in order, the newest first; after the condition come ?1 and ?2, where to go on, and ?3, the least start. */
export const inOrder = (table: 'run' | 'operation', index: string, condition = 'TRUE'): string =>
  `SELECT t.n, t.started_at, i.uuid FROM ${table} t INDEXED BY ${index} JOIN id i ON i.n = t.n
    WHERE ${condition} AND t.started_at <= ?1 AND (t.started_at < ?1 OR i.uuid < ?2) AND t.started_at >= ?3
    ORDER BY t.started_at DESC, i.uuid DESC`

/** A row of such a statement. */
export const placedOf = ([n, startedAt, uuid]: readonly SqlValue[]): Placed => ({
  n: n as number,
  key: [startedAt as number, uuidText(uuid as Uint8Array)] satisfies ListKey,
})
