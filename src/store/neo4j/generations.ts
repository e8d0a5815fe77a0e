/**
 * A map that forgets what has not been used for long: once its entries weigh `most` it begins a new generation and drops
 * the one before, so it holds at most twice as much. What is looked up joins the newest. `turn` is called between uses,
 * so that nothing goes during one.
 */
export class Generations<V> {
  readonly #most: number
  #young = new Map<string, Entry<V>>()
  #old = new Map<string, Entry<V>>()
  #weight = 0

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): V | undefined {
    const entry = this.#young.get(key)
    if (entry !== undefined) return entry.value
    const old = this.#old.get(key)
    if (old === undefined) return undefined
    this.#old.delete(key)
    this.#add(key, old)
    return old.value
  }

  /** One that alone is an eighth of all is not kept: it would crowd out the others. */
  set(key: string, value: V, weight: number): void {
    this.delete(key)
    if (weight <= this.#most / 8) this.#add(key, { value, weight })
  }

  delete(key: string): void {
    this.#old.delete(key)
    const young = this.#young.get(key)
    if (young === undefined) return
    this.#young.delete(key)
    this.#weight -= young.weight
  }

  turn(): void {
    if (this.#weight < this.#most) return
    this.#old = this.#young
    this.#young = new Map()
    this.#weight = 0
  }

  clear(): void {
    this.#old = new Map()
    this.#young = new Map()
    this.#weight = 0
  }

  #add(key: string, entry: Entry<V>): void {
    this.#young.set(key, entry)
    this.#weight += entry.weight
  }
}

interface Entry<V> {
  readonly value: V
  readonly weight: number
}
