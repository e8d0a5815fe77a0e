import type { Id } from '../../domain/ids.ts'
import { ask } from '../ask.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { admits, stopsAt } from '../walk/gate.ts'
import type { Reach } from '../walk/reach.ts'
import type { Ends } from './ends-of.ts'

/** So many edges are read against the data before any is read along it. */
const FIRST_EDGES = 100
/** A level that takes too many edges is begun again once so many times as many may be read: a store may read all of a hub. */
const AGAIN = 4
const AT_ONCE = 5_000

/**
 * What leads to the ends, found against the data while the walk from the starts goes on: once it is known, that walk needs to
 * go on from nothing else. It reads no more edges than the walk from the starts has read so far, but for the first few, so
 * where the starts reach little and much leads to the ends it costs no more than that walk does.
 */
export class BackwardSearch {
  readonly #reach: Reach
  readonly #leading: Set<Id>
  #frontier: readonly Id[]
  #levels = 0
  #read = 0
  /** It goes on once it may have read so many in all. */
  #worthwhile = FIRST_EDGES

  constructor(reach: Reach, ends: Ends) {
    this.#reach = reach
    this.#leading = new Set(ends.nodes)
    this.#frontier = [...ends.nodes]
  }

  /** Whether a way may go on from here; true as long as that is not known. */
  mayLeadToEnd(id: Id): boolean {
    return !this.#isDone() || this.#leading.has(id)
  }

  /** Goes on, where `edges` is the number of those that the walk from the starts has read. */
  *advance(edges: number, session: Session): Generator<ReadRequest, void, ReadAnswer> {
    const most = Math.max(FIRST_EDGES, edges)
    while (!this.#isDone() && most >= this.#worthwhile && !session.expired()) {
      const sources = yield* this.#sources(most - this.#read)
      if (sources === undefined) {
        this.#worthwhile = AGAIN * most
        return
      }
      this.#frontier = sources
      this.#levels++
    }
  }

  /** One step more than a way may have says where there would be more. */
  #isDone(): boolean {
    const { maxDepth = Infinity } = this.#reach.spec
    return this.#frontier.length === 0 || this.#levels > maxDepth
  }

  /** Where data comes from to the nodes of the last level; undefined if that takes more edges than these. */
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
