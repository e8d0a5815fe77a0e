/** Whether a client may send a request now. */
export interface RateLimitDecision {
  readonly allowed: boolean
  /** Requests that the client may still send at once. */
  readonly left: number
  /** Whole seconds until the next request is allowed, or, if one is allowed now, until the bucket is full. */
  readonly seconds: number
}

export interface RateLimitOptions {
  /** The sustained rate of one client. */
  readonly perSecond: number
  /** The size of the bucket: requests at once. */
  readonly burst: number
  /** The maximum number of clients with a bucket. */
  readonly maxBuckets?: number
  /** A monotonic clock, in milliseconds. */
  readonly clock: () => number
}

export interface RateLimit {
  take(client: string): RateLimitDecision
  readonly burst: number
  readonly perSecond: number
  /** The number of clients with a bucket. */
  readonly size: number
}

const MAX_BUCKETS = 10_000

/**
 * A token bucket for each client, in memory. Beyond `maxBuckets`, removes the bucket that was used longest ago. Its client starts
 * again with a full bucket, which it most likely has anyway.
 */
export function createRateLimit({
  perSecond,
  burst,
  maxBuckets = MAX_BUCKETS,
  clock,
}: RateLimitOptions): RateLimit {
  /** In the order of their last use. */
  const buckets = new Map<string, { readonly left: number; readonly at: number }>()
  return {
    perSecond,
    burst,
    get size() {
      return buckets.size
    },
    take(client) {
      const now = clock()
      const before = buckets.get(client)
      const filled =
        before === undefined ? burst : Math.min(burst, before.left + ((now - before.at) / 1000) * perSecond)
      const allowed = filled >= 1
      const left = allowed ? filled - 1 : filled
      buckets.delete(client)
      buckets.set(client, { left, at: now })
      if (buckets.size > maxBuckets) buckets.delete(buckets.keys().next().value!)
      const missing = allowed ? burst - left : 1 - left
      return { allowed, left: Math.floor(left), seconds: Math.max(1, Math.ceil(missing / perSecond)) }
    },
  }
}
