import { LruCache } from '../lib/lru-cache.ts'
import type { NameMatches, NameRequest } from '../query/read-requests.ts'

/** Resolves names, one answer for each. */
export type LookUp = (names: readonly NameRequest[]) => Promise<readonly NameMatches[]>

/** Does work that starts by resolving names. */
export type WithNames = <T>(lookUp: LookUp, work: (lookUp: LookUp) => Promise<T>) => Promise<T>

/** At least this many lookups are cached, at most twice as many: about 500 bytes each, a few KB at worst. */
const CACHED = 2_000
/** Longer requests (lists of names), in characters of JSON, are not cached. */
const LONGEST = 1_000

/**
 * Saves a round trip to a remote store. If the same names were resolved recently, the work starts with that result while the
 * store resolves the names again. If the store now gives another result, the first outcome is discarded and the work is
 * repeated with the new one: the outcome always belongs to the current meaning of the names.
 */
export function createSpeculativeLookup(): WithNames {
  const recent = new LruCache<string, readonly NameMatches[]>(CACHED)

  return async (lookUp, work) => {
    const resolve = async (names: readonly NameRequest[], key = JSON.stringify(names)) => {
      const found = await lookUp(names)
      if (key.length <= LONGEST) recent.set(key, found)
      return found
    }
    const checks: Promise<boolean>[] = []
    const speculate: LookUp = (names) => {
      const key = JSON.stringify(names)
      const expected = recent.get(key)
      if (expected === undefined) return resolve(names, key)
      const check = resolve(names, key).then((found) => JSON.stringify(found) === JSON.stringify(expected))
      // `holds` reports a rejection, if the work gets that far.
      check.catch(() => undefined)
      checks.push(check)
      return Promise.resolve(expected)
    }
    const holds = async (): Promise<boolean> => (await Promise.all(checks)).every((same) => same)

    let outcome
    try {
      outcome = await work(speculate)
    } catch (error) {
      // The error is valid if the expected names were right.
      if (await holds()) throw error
      return work(resolve)
    }
    return (await holds()) ? outcome : work(resolve)
  }
}
