/** What a taker may do: now, or after so many seconds. */
export interface Turn {
  readonly allowed: boolean
  /** Requests that are left at once. */
  readonly left: number
  /** Whole seconds until there is one more, where there is none; else until the bucket is full. */
  readonly seconds: number
}

export interface RateLimitOptions {
  /** Requests a second that a taker may go on with. */
  readonly perSecond: number
  /** Requests at once, before that holds. */
  readonly burst: number
  /** Takers that are told apart. */
  readonly maxBuckets?: number
  /** Milliseconds that never go back. */
  readonly clock: () => number
}

export interface RateLimit {
  take(taker: string): Turn
  readonly burst: number
  readonly perSecond: number
  /** Takers that are remembered now. */
  readonly size: number
}

const MAX_BUCKETS = 10_000

/**
 * A token bucket for each taker, in memory. Of too many takers the one that came longest ago is forgotten: it begins with a
 * full bucket again, which it most likely has by then.
 */
export function createRateLimit({
  perSecond,
  burst,
  maxBuckets = MAX_BUCKETS,
  clock,
}: RateLimitOptions): RateLimit {
  /** In the order in which they last came. */
  const buckets = new Map<string, { readonly left: number; readonly at: number }>()
  return {
    perSecond,
    burst,
    get size() {
      return buckets.size
    },
    take(taker) {
      const now = clock()
      const before = buckets.get(taker)
      const filled =
        before === undefined ? burst : Math.min(burst, before.left + ((now - before.at) / 1000) * perSecond)
      const allowed = filled >= 1
      const left = allowed ? filled - 1 : filled
      buckets.delete(taker)
      buckets.set(taker, { left, at: now })
      if (buckets.size > maxBuckets) buckets.delete(buckets.keys().next().value!)
      const missing = allowed ? burst - left : 1 - left
      return { allowed, left: Math.floor(left), seconds: Math.max(1, Math.ceil(missing / perSecond)) }
    },
  }
}
