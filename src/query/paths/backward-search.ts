import type { Id } from '../../domain/ids.ts'
import { ask } from '../ask.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { admits, stopsAt } from '../walk/gate.ts'
import type { Reach } from '../walk/reach.ts'
import type { Ends } from './ends-of.ts'

/** The first edges that the search reads before it compares itself with the forward walk. */
const FIRST_EDGES = 100
/** After a level with too many edges, the search waits until it may read this many times as many: a store may read all of a hub. */
const RETRY_FACTOR = 4
const AT_ONCE = 5_000

/**
 * Finds the nodes that lead to an end, walking upstream from the ends while the forward walk proceeds. Once they are known,
 * the forward walk needs to continue from no other node. Apart from the first few, it reads no more edges than the forward
 * walk has read so far. It costs at most as much as that walk if the starts reach little and much leads to the ends.
 */
export class BackwardSearch {
  readonly #reach: Reach
  readonly #leading: Set<Id>
  #frontier: readonly Id[]
  #levels = 0
  #read = 0
  /** The search continues once it may read this many edges in total. */
  #minBudget = FIRST_EDGES

  constructor(reach: Reach, ends: Ends) {
    this.#reach = reach
    this.#leading = new Set(ends.nodes)
    this.#frontier = [...ends.nodes]
  }

  /** Whether a path may continue from this node; true while the search is not finished. */
  mayLeadToEnd(id: Id): boolean {
    return !this.#isDone() || this.#leading.has(id)
  }

  /** Continues the search. `edges` is the number of edges that the forward walk has read. */
  *advance(edges: number, session: Session): Generator<ReadRequest, void, ReadAnswer> {
    const budget = Math.max(FIRST_EDGES, edges)
    while (!this.#isDone() && budget >= this.#minBudget && !session.expired()) {
      const sources = yield* this.#sources(budget - this.#read)
      if (sources === undefined) {
        this.#minBudget = RETRY_FACTOR * budget
        return
      }
      this.#frontier = sources
      this.#levels++
    }
  }

  /** The step beyond `maxDepth` tells whether there is more. */
  #isDone(): boolean {
    const { maxDepth = Infinity } = this.#reach.spec
    return this.#frontier.length === 0 || this.#levels > maxDepth
  }

  /** The sources of the nodes of the last level; undefined if they have more edges than `most`. */
  *#sources(most: number): Generator<ReadRequest, readonly Id[] | undefined, ReadAnswer> {
    const { spec, starts } = this.#reach
    const found = new Set<Id>()
    let left = most
    for (let i = 0; i < this.#frontier.length; i += AT_ONCE) {
      const { edges, cut } = yield* ask<'expand'>({
        kind: 'expand',
        level: 'dataset',
        direction: 'upstream',
        frontier: this.#frontier.slice(i, i + AT_ONCE),
        filter: spec.filter,
        limit: left,
      })
      if (cut) {
        this.#read += most
        return undefined
      }
      left -= edges.length
      for (const { source } of edges) if (!this.#leading.has(source)) found.add(source)
    }
    this.#read += most - left
    const onward = [...found].filter((id) => starts.has(id) || this.#isPassed(id))
    for (const id of onward) this.#leading.add(id)
    return onward
  }

  #isPassed(id: Id): boolean {
    const { gate } = this.#reach.spec
    return admits(gate, id, undefined) && !stopsAt(gate, id, undefined)
  }
}
