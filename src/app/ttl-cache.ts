export interface TtlCacheOptions<T> {
  readonly load: () => Promise<T>
  /** So many milliseconds what was read is believed. */
  readonly ttlMs: number
  /** Milliseconds that never go back. */
  readonly clock: () => number
}

/** What is read of a store from time to time, by all who ask meanwhile at once. */
export interface TtlCache<T> {
  /** What is believed, or what is read now. */
  readonly current: () => Promise<T>
  /** What is kept, however old; nobody is asked. */
  readonly kept: () => T | undefined
  /** After a change of the store: the next caller reads what is there now. */
  readonly forget: () => void
}

export function createTtlCache<T>({ load: read, ttlMs: forMs, clock }: TtlCacheOptions<T>): TtlCache<T> {
  let known: { readonly at: number; readonly value: T } | undefined
  let reading: Promise<T> | undefined

  function readNow(): Promise<T> {
    const at = clock()
    const mine = read()
      .then((value) => {
        // What was changed since is not in it.
        if (reading === mine) known = { at, value }
        return value
      })
      .finally(() => {
        if (reading === mine) reading = undefined
      })
    reading = mine
    return mine
  }

  return {
    async current() {
      if (known !== undefined && clock() - known.at <= forMs) return known.value
      return reading ?? readNow()
    },
    kept: () => known?.value,
    forget() {
      known = undefined
      reading = undefined
    },
  }
}
