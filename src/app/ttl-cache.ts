export interface TtlCacheOptions<T> {
  readonly load: () => Promise<T>
  /** How long a loaded value is valid, in milliseconds. */
  readonly ttlMs: number
  /** Monotonic milliseconds. */
  readonly clock: () => number
}

/** A cache for one value. Concurrent callers share one load. */
export interface TtlCache<T> {
  /** The cached value, or a newly loaded one if it has expired. */
  readonly get: () => Promise<T>
  /** The cached value, however old, without a load. */
  readonly peek: () => T | undefined
  /** Call this after a change: the next caller gets a new value. */
  readonly invalidate: () => void
}

export function createTtlCache<T>({ load, ttlMs, clock }: TtlCacheOptions<T>): TtlCache<T> {
  let cached: { readonly at: number; readonly value: T } | undefined
  let loading: Promise<T> | undefined

  function loadNow(): Promise<T> {
    const at = clock()
    const mine = load()
      .then((value) => {
        // If the cache was invalidated during the load, the value may be outdated.
        if (loading === mine) cached = { at, value }
        return value
      })
      .finally(() => {
        if (loading === mine) loading = undefined
      })
    loading = mine
    return mine
  }

  return {
    async get() {
      if (cached !== undefined && clock() - cached.at <= ttlMs) return cached.value
      return loading ?? loadNow()
    },
    peek: () => cached?.value,
    invalidate() {
      cached = undefined
      loading = undefined
    },
  }
}
