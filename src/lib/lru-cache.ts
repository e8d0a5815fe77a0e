/**
 * An approximate LRU cache: holds at least the `limit` most recently used entries, and at most twice as many. It uses
 * two generations instead of an exact order of use, so that `get` costs hardly more than on a plain Map.
 */
export class LruCache<K, V> {
  readonly #limit: number
  #young = new Map<K, V>()
  #old = new Map<K, V>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: K): V | undefined {
    const value = this.#young.get(key)
    if (value !== undefined) return value
    const former = this.#old.get(key)
    if (former !== undefined) this.set(key, former)
    return former
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#limit) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  delete(key: K): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }

  clear(): void {
    this.#young = new Map()
    this.#old = new Map()
  }
}
