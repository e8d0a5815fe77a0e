/** Of the limit, the share that one entry may take. A heavier entry is not cached, because it would evict all others. */
const MAX_SHARE = 1 / 8

/**
 * An approximate LRU cache: holds at least the `limit` most recently used entries, and at most twice as many. It uses
 * two generations instead of an exact order of use, so that `get` costs hardly more than on a plain Map.
 *
 * With `weigh`, the limit is a weight, such as a number of characters, instead of a number of entries.
 */
export class LruCache<K, V> {
  readonly #limit: number
  readonly #weigh: ((value: V) => number) | undefined
  #young = new Map<K, V>()
  #old = new Map<K, V>()
  /** Weight of the young generation; 0 without `weigh`. */
  #weight = 0

  /** `weigh` must always return the same number for a value. */
  constructor(limit: number, weigh?: (value: V) => number) {
    this.#limit = limit
    this.#weigh = weigh
  }

  get(key: K): V | undefined {
    const value = this.#young.get(key)
    if (value !== undefined) return value
    const former = this.#old.get(key)
    if (former !== undefined) this.set(key, former)
    return former
  }

  set(key: K, value: V): void {
    if (this.#weigh === undefined) {
      if (this.#young.size >= this.#limit) this.#rotate()
    } else {
      this.delete(key)
      const weight = this.#weigh(value)
      if (weight > this.#limit * MAX_SHARE) return
      if (this.#weight + weight > this.#limit) this.#rotate()
      this.#weight += weight
    }
    this.#young.set(key, value)
  }

  delete(key: K): void {
    if (this.#weigh !== undefined) {
      const value = this.#young.get(key)
      if (value !== undefined) this.#weight -= this.#weigh(value)
    }
    this.#young.delete(key)
    this.#old.delete(key)
  }

  clear(): void {
    this.#rotate()
    this.#old = new Map()
  }

  #rotate(): void {
    this.#old = this.#young
    this.#young = new Map()
    this.#weight = 0
  }
}
