import { setTimeout as sleep } from 'node:timers/promises'
import { IssuerUnavailable } from './fetch-json.ts'

/** The minimum time between two fetches for unknown keys. */
export const REFETCH_EVERY_MS = 2_000
/** The time for which a key id counts as unknown after a fetch without it. */
export const UNKNOWN_FOR_MS = 30_000
/** The maximum number of remembered unknown key ids. Beyond it, the oldest is removed. */
const MAX_UNKNOWN = 1_000
/** The maximum number of tokens that wait for a fetch. Further ones get 503. */
const MAX_WAITING = 1_000

/**
 * Fetches the keys again when a token names an unknown key, because an issuer may use a key right after it has published it.
 * Concurrent tokens share a fetch. A token shortly after a fetch waits for the next one, at most REFETCH_EVERY_MS. Invented key ids
 * therefore cause at most one request to the issuer in that time.
 *
 * Resolves to whether the keys were fetched for this key id. Rejects if `reload` rejects, and with IssuerUnavailable if too many
 * tokens wait.
 */
export function createKeyRefetch(
  reload: () => Promise<void>,
  /** Whether the last fetched keys include this one. */
  isKnown: (kid: string) => boolean,
  /** A monotonic clock, in milliseconds. */
  clock: () => number,
): (kid: string) => Promise<boolean> {
  /** Key id → time of the fetch without it. */
  const unknown = new Map<string, number>()
  let next: Promise<void> | undefined
  let inFlight: Promise<void> | undefined
  let waiting = 0
  let lastAt = -Infinity

  async function fetchInTurn(): Promise<void> {
    await sleep(Math.max(0, lastAt + REFETCH_EVERY_MS - clock()))
    lastAt = clock()
    // A token that arrives during this fetch may name a key that the issuer publishes only after answering it.
    inFlight = next
    next = undefined
    try {
      await reload()
    } finally {
      inFlight = undefined
    }
  }

  return async (kid) => {
    const since = unknown.get(kid)
    if (since !== undefined && clock() - since < UNKNOWN_FOR_MS) return false
    if (waiting >= MAX_WAITING) throw new IssuerUnavailable('too many tokens wait for its keys')
    waiting++
    try {
      await inFlight?.catch(() => undefined)
      if (isKnown(kid)) return true
      await (next ??= fetchInTurn())
    } finally {
      waiting--
    }
    // Also if the fetch found the key: this function is not called for known keys.
    unknown.delete(kid)
    unknown.set(kid, clock())
    if (unknown.size > MAX_UNKNOWN) unknown.delete(unknown.keys().next().value!)
    return true
  }
}
