import type { Id } from '../../../../domain/ids.ts'
import type { Instant } from '../../../../domain/time.ts'
import type { ListKey } from '../../../../query/browse-requests.ts'
import { uuidBytes } from '../../uuid-bytes.ts'

/** From when on, or up to when, and the id that settles a tie, as statements take them. */
export type From = readonly [at: Instant, id: Uint8Array]

/** Earlier than every instant there is, and later. */
export const EVER: Instant = Number.MIN_SAFE_INTEGER
export const NEVER_YET: Instant = Number.MAX_SAFE_INTEGER
/** Before every UUID, and after. */
const EARLIEST: Uint8Array = new Uint8Array(0)
export const LATEST: Uint8Array = new Uint8Array(17).fill(255)

/**
 * The key (time, id) to go on from as a statement takes it; without one, what comes before everything, or before what is
 * no later than `until`.
 */
export const timeKey = (key: ListKey | undefined, until: Instant = NEVER_YET): From =>
  key === undefined || (key[0] as number) > until
    ? [until, LATEST]
    : [key[0] as number, uuidBytes(key[1] as Id)]

/** The same where times ascend: without a key what comes before everything that is no earlier than `since`. */
export const risingKey = (key: ListKey | undefined, since: Instant): From =>
  key === undefined || (key[0] as number) < since
    ? [since, EARLIEST]
    : [key[0] as number, uuidBytes(key[1] as Id)]
