import { setTimeout as sleep } from 'node:timers/promises'
import { IssuerAway } from './fetch-json.ts'

/** The issuer is asked for its keys because of unknown ones at most once in this time. */
export const REFETCH_EVERY_MS = 2_000
/** A key that the issuer did not have is not looked for again during this time. */
export const UNKNOWN_FOR_MS = 30_000
/** Unknown keys that are remembered; beyond that, the one that was looked for first is forgotten. */
const MAX_UNKNOWN = 1_000
/** Tokens that wait for the next fetch; further ones get 503. */
const MAX_WAITING = 1_000

/**
 * Fetches keys again when a token names one that is not known, since an issuer may sign with a key as soon as it has published
 * it. Tokens that come at once share a fetch; one that comes too soon after a fetch waits for the next, at most
 * REFETCH_EVERY_MS. Made-up key ids therefore cost the issuer no more than one request in that time.
 *
 * Resolves with whether the keys were fetched for this one. Rejects with what `reload` rejects
 * with, and with IssuerAway if too many tokens wait.
 */
export function createKeyRefetch(
  reload: () => Promise<void>,
  /** Whether the keys that were fetched last have this one. */
  isKnown: (kid: string) => boolean,
  /** Milliseconds that never go back. */
  clock: () => number,
): (kid: string) => Promise<boolean> {
  /** Key id → when the issuer did not have it. */
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
    if (waiting >= MAX_WAITING) throw new IssuerAway('too many tokens wait for its keys')
    waiting++
    try {
      await inFlight?.catch(() => undefined)
      if (isKnown(kid)) return true
      await (next ??= fetchInTurn())
    } finally {
      waiting--
    }
    // Remembered even if it was found: a key that is known does not come here.
    unknown.delete(kid)
    unknown.set(kid, clock())
    if (unknown.size > MAX_UNKNOWN) unknown.delete(unknown.keys().next().value!)
    return true
  }
}
