import { LruCache } from '../../lib/lru-cache.ts'
import type { NameMatches, NameRequest } from '../../query/read-requests.ts'

/** At least so many lookups are kept, at most twice as many: some 500 bytes each, a few KB at worst. */
const KEPT = 2_000
/** Longer requests (lists of names) are asked each time. */
const LONGEST = 1_000

/** What names were found to mean of late. It is only ever expected, never taken for true. */
export interface Expectations {
  readonly get: (requests: readonly NameRequest[]) => readonly NameMatches[] | undefined
  /** Keeps what the lookup of these requests gives, and gives it on. */
  readonly noting: (
    requests: readonly NameRequest[],
    lookup: Promise<readonly NameMatches[]>,
  ) => Promise<readonly NameMatches[]>
}

export function createExpectations(): Expectations {
  const known = new LruCache<string, readonly NameMatches[]>(KEPT)
  return {
    get: (requests) => known.get(JSON.stringify(requests)),
    async noting(requests, lookup) {
      const found = await lookup
      const key = JSON.stringify(requests)
      if (key.length <= LONGEST) known.set(key, found)
      return found
    },
  }
}
