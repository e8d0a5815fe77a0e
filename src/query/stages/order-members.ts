import type { FoundNode } from '../graph/found.ts'
import { compareNodes } from '../graph/refs.ts'
import type { StageNode } from '../plan.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import { readFields, valuesOf, type FieldReader } from './field-values.ts'
import { compareValues } from './predicate-test.ts'

export type OrderKeys = Extract<StageNode, { readonly kind: 'orderBy' }>['keys']
type Key = string | number | undefined

/** A node with the values it is ordered by. */
interface Keyed {
  readonly node: FoundNode
  readonly keys: readonly Key[]
}

/** Collects nodes and retains the first `room` of them in the order of the keys. Holds at most about twice as many. */
export class OrderedMembers {
  readonly #keys: OrderKeys
  readonly #room: number
  #nodes: Keyed[] = []
  #left = 0

  constructor(keys: OrderKeys, room: number) {
    this.#keys = keys
    this.#room = room
  }

  *add(nodes: readonly FoundNode[]): Generator<ReadRequest, void, ReadAnswer> {
    const read = yield* readFields(nodes, new Set(this.#keys.map((k) => k.field)))
    for (const node of nodes) this.#nodes.push({ node, keys: this.#keysOf(node, read) })
    if (this.#nodes.length > 2 * this.#room + 1_000) this.#trim()
  }

  /** The first nodes in order, and the number of nodes that were dropped. */
  take(): { readonly nodes: readonly FoundNode[]; readonly left: number } {
    this.#trim()
    return { nodes: this.#nodes.map((k) => k.node), left: this.#left }
  }

  #trim(): void {
    this.#nodes.sort((a, b) => compareKeys(a.keys, b.keys, this.#keys) || compareNodes(a.node, b.node))
    this.#left += Math.max(0, this.#nodes.length - this.#room)
    this.#nodes = this.#nodes.slice(0, this.#room)
  }

  #keysOf(node: FoundNode, read: FieldReader): Key[] {
    return this.#keys.map(({ field, descending }) => {
      const value = read(node, field)
      if (value === undefined) return undefined
      // Of several values, the least counts in ascending order, the greatest in descending order.
      return valuesOf(value).reduce((a, b) => (compareValues(a, b) > 0 === descending ? a : b))
    })
  }
}

/** Absent values come last in either direction. */
export function compareKeys(
  a: readonly Key[],
  b: readonly Key[],
  order: readonly { readonly descending: boolean }[],
): number {
  for (const [i, { descending }] of order.entries()) {
    const x = a[i]
    const y = b[i]
    if (x === y) continue
    if (x === undefined) return 1
    if (y === undefined) return -1
    const sign = compareValues(x, y)
    if (sign !== 0) return descending ? -sign : sign
  }
  return 0
}
