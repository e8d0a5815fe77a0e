import type { Id } from '../../../../domain/ids.ts'
import type { Instant } from '../../../../domain/time.ts'
import type { ListKey } from '../../../../query/browse-requests.ts'
import { uuidBytes } from '../../uuid-bytes.ts'

/** A sort key (time, id) as a parameter of statements. */
export type TimeKey = readonly [at: Instant, id: Uint8Array]

/** Before and after every instant. */
export const MIN_INSTANT: Instant = Number.MIN_SAFE_INTEGER
export const MAX_INSTANT: Instant = Number.MAX_SAFE_INTEGER
/** Before and after every UUID. */
const MIN_UUID: Uint8Array = new Uint8Array(0)
export const MAX_UUID: Uint8Array = new Uint8Array(17).fill(255)

/** The position after which a descending list continues: that of `key`, or the beginning, bounded by `until`. */
export const descendingKey = (key: ListKey | undefined, until: Instant = MAX_INSTANT): TimeKey =>
  key === undefined || (key[0] as number) > until
    ? [until, MAX_UUID]
    : [key[0] as number, uuidBytes(key[1] as Id)]

/** The position after which an ascending list continues: that of `key`, or the beginning, bounded by `since`. */
export const ascendingKey = (key: ListKey | undefined, since: Instant): TimeKey =>
  key === undefined || (key[0] as number) < since
    ? [since, MIN_UUID]
    : [key[0] as number, uuidBytes(key[1] as Id)]
