import type { Id } from '../../domain/ids.ts'

/** A directed graph of ids, stored as lists of numbers, since a node may have a million neighbours. */
export class Digraph {
  readonly ids: readonly Id[]
  readonly #numbers = new Map<Id, number>()
  readonly #from: number[] = []
  readonly #to: number[] = []

  constructor(ids: Iterable<Id>) {
    this.ids = [...ids]
    for (const [i, id] of this.ids.entries()) this.#numbers.set(id, i)
  }

  get size(): number {
    return this.#from.length
  }

  has(id: Id): boolean {
    return this.#numbers.has(id)
  }

  /** Adds an edge, if both ends are nodes of the graph. */
  add(from: Id, to: Id): void {
    const [a, b] = [this.#numbers.get(from), this.#numbers.get(to)]
    if (a === undefined || b === undefined) return
    this.#from.push(a)
    this.#to.push(b)
  }

  /** Calls `visit` for every edge with the numbers of its ends. */
  each(visit: (from: number, to: number) => void): void {
    for (let i = 0; i < this.#from.length; i++) visit(this.#from[i]!, this.#to[i]!)
  }

  /** The targets of each node: those of node n are `targets[first[n]]` to `targets[first[n + 1] - 1]`. */
  adjacency(): { readonly first: Uint32Array; readonly targets: Uint32Array } {
    const first = new Uint32Array(this.ids.length + 1)
    for (const from of this.#from) first[from + 1]!++
    for (let i = 0; i < this.ids.length; i++) first[i + 1]! += first[i]!
    const targets = new Uint32Array(this.#to.length)
    const next = first.slice()
    for (let i = 0; i < this.#from.length; i++) targets[next[this.#from[i]!]!++] = this.#to[i]!
    return { first, targets }
  }
}
