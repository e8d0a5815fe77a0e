import type { Id } from '../../domain/ids.ts'
import { DistancesToEnd } from './distances-to-end.ts'
import type { PathGraph } from './path-graph.ts'

/** The maximum number of paths that an answer lists. */
export const MAX_PATHS = 100

/** The search gives up after this number of moves. */
const MAX_MOVES = 20_000_000

export interface ListedPaths {
  readonly paths: readonly (readonly Id[])[]
  /** Whether the list is complete, has more than the wanted number, or the search gave up. */
  readonly left: 'none' | 'more' | 'unknown'
}

/**
 * Lists the first simple paths, each as what is seen along it: the shortest first, then by names. No node is seen twice, and
 * no job without a node in between; but a path may end where it began. What is seen twice in a row is listed once. If several
 * nodes are seen as one (`manyAsOne`), paths of the least length may see it again, since there may be no other path.
 *
 * The search takes the lengths in order. For each length it follows paths in order of names, and only while an end is still
 * reachable within the length through unseen nodes. Thus it meets no more dead ends than it finds paths, and neither time nor
 * memory grows with the total number of paths.
 */
export function listPaths(graph: PathGraph, wanted: number, expired: () => boolean): ListedPaths {
  const search = new Search(graph, expired)
  const paths: (readonly Id[])[] = []
  for (let length = search.least; length < Infinity; length = search.longer) {
    for (const path of search.ofLength(length)) {
      if (paths.length === wanted) return { paths, left: 'more' }
      paths.push(path.map((place) => graph.seen[place]!))
    }
    if (search.gaveUp) return { paths, left: 'unknown' }
  }
  return { paths, left: 'none' }
}

/** The end of a partial path, and what it can see next. */
interface Prefix {
  /** Whether the last place is a node, not a job. */
  readonly isNode: boolean
  readonly choices: readonly Choice[]
  next: number
  /** Each state's distance to an end through unseen places; computed on first use. */
  rest: Float64Array | undefined
}

/** A place that a path can see next, with the possible states there and the least cost of each. */
interface Choice {
  readonly place: number
  readonly states: ReadonlyMap<number, number>
  /** The length of the path that ends here; infinite if none does. */
  readonly length: number
}

class Search {
  /** The next length for which paths may exist. */
  longer = Infinity
  gaveUp = false
  readonly #graph: PathGraph
  readonly #distances: DistancesToEnd
  readonly #shortest: Float64Array
  readonly #expired: () => boolean
  readonly #seen: number[] = []
  /** Nodes on the current path, without its jobs: the path must not see them again. */
  readonly #barred = new Set<number>()
  readonly #isNode: boolean[] = []
  readonly least: number
  /** Whether paths of the current length may see a node again. */
  #seesAgain = false
  #moves = 0

  constructor(graph: PathGraph, expired: () => boolean) {
    this.#graph = graph
    this.#expired = expired
    this.#distances = new DistancesToEnd(graph)
    this.#shortest = this.#distances.from(() => false)

    this.least = graph.starts.reduce((least, state) => Math.min(least, this.#shortest[state]!), Infinity)
  }

  *ofLength(length: number): Generator<readonly number[]> {
    this.longer = Infinity
    this.#seesAgain = this.#graph.manyAsOne && length === this.least
    this.#seen.length = 0
    this.#barred.clear()
    this.#isNode.length = 0
    const stack: Prefix[] = [this.#prefix(undefined, false)]
    for (let prefix = stack.at(-1); prefix !== undefined && !this.gaveUp; prefix = stack.at(-1)) {
      const choice = prefix.choices[prefix.next++]
      if (choice === undefined) {
        stack.pop()
        const last = this.#seen.pop()
        if (last !== undefined && prefix.isNode) this.#barred.delete(last)
        this.#isNode.pop()
        continue
      }
      if (choice.length === length) yield [...this.#seen, choice.place]
      else if (choice.length > length) this.longer = Math.min(this.longer, choice.length)
      if (!this.#leadsOn(prefix, choice, length)) continue
      this.#seen.push(choice.place)
      const [state] = choice.states.keys()
      const isNode = state !== undefined && !this.#graph.isJob[state]!
      if (isNode) this.#barred.add(choice.place)
      // A job at the start of a path counts among the jobs before the first node.
      this.#isNode.push(isNode && (this.#seen.length > 1 || !this.#graph.startsAtJob.has(choice.place)))
      stack.push(this.#prefix(choice.states, isNode))
    }
  }

  /** Whether some path of at most this length continues with this choice. If not, records the length that it needs. */
  #leadsOn(prefix: Prefix, { states, length: own }: Choice, length: number): boolean {
    const bound = (rest: Float64Array): number => {
      let least = Infinity
      for (const [state, cost] of states) least = Math.min(least, cost + rest[state]!)
      return least
    }
    if (states.size === 0) return false
    let least = bound(this.#shortest)
    // A shortest path of all visits nothing twice. A single choice is known to continue, since its prefix does.
    const nowhereTwice = least === this.least && (this.#seesAgain || !this.#graph.manyAsOne)
    const sure = nowhereTwice || (prefix.choices.length === 1 && own === Infinity)
    if (!sure && least <= length) least = bound((prefix.rest ??= this.#restUnseen()))
    if (least > length) this.longer = Math.min(this.longer, least)
    return least <= length
  }

  #restUnseen(): Float64Array {
    const { sight, isJob, isEnd } = this.#graph
    const first = this.#seen[0]
    this.#count(isEnd.length)
    return this.#distances.from((state) => {
      const place = sight[state]!
      return place >= 0 && !isJob[state]! && this.#barred.has(place) && !(isEnd[state]! && place === first)
    })
  }

  /** What a path can see after the current places; at the beginning, the starts. */
  #prefix(entered: ReadonlyMap<number, number> | undefined, isNode: boolean): Prefix {
    const { sight, isEnd, isJob, starts, next } = this.#graph
    const found = new Map<number, { readonly enter: Map<number, number>; ended: number }>()
    const choiceOf = (place: number): { readonly enter: Map<number, number>; ended: number } => {
      let choice = found.get(place)
      if (choice === undefined) found.set(place, (choice = { enter: new Map(), ended: Infinity }))
      return choice
    }
    const enter = (state: number, cost: number): void => {
      const place = sight[state]!
      const last = this.#seen.at(-1)
      const again = isJob[state]!
        ? this.#isInGap(place)
        : (!this.#seesAgain && this.#barred.has(place)) || (isEnd[state]! && this.#isInGap(place))
      if (isEnd[state]!) {
        // If the last place is an end as well, the choice that led there already has that path.
        const open = place === last ? this.#seen.length === 1 : !again || place === this.#seen[0]
        const choice = open ? choiceOf(place) : undefined
        if (choice !== undefined) choice.ended = Math.min(choice.ended, cost)
      } else if (!again) {
        const choice = choiceOf(place)
        choice.enter.set(state, Math.min(choice.enter.get(state) ?? Infinity, cost))
      }
    }
    if (entered === undefined) for (const state of starts) enter(state, 0)
    else
      for (const [state, cost] of entered)
        for (const move of next[state]!) {
          this.#count(1)
          const place = sight[move.to]!
          const silent = !isEnd[move.to]! && (place < 0 || place === this.#seen.at(-1))
          if (!silent) enter(move.to, cost + move.cost)
        }
    const choices = [...found]
      .sort(([a], [b]) => a - b)
      .map(([place, { enter: states, ended }]) => {
        const all = this.#silently(states, place)
        return {
          place,
          states: all,
          length: Math.min(ended, this.#endHere(all, place, entered === undefined)),
        }
      })
    return { isNode, choices, next: 0, rest: undefined }
  }

  /** Whether the path has seen this job since its last node. */
  #isInGap(place: number): boolean {
    for (let i = this.#seen.length - 1; i >= 0 && !this.#isNode[i]!; i--)
      if (this.#seen[i] === place) return true
    return false
  }

  /** The states that are reachable without seeing another place: through skipped nodes, and through nodes seen as the same. */
  #silently(entered: ReadonlyMap<number, number>, place: number): ReadonlyMap<number, number> {
    const { sight, isEnd, next } = this.#graph
    const least = new Map(entered)
    const todo = [...entered.keys()]
    for (let state = todo.pop(); state !== undefined; state = todo.pop())
      for (const { to, cost } of next[state]!) {
        this.#count(1)
        if (isEnd[to]! || !(sight[to]! < 0 || sight[to] === place)) continue
        const whole = least.get(state)! + cost
        if ((least.get(to) ?? Infinity) <= whole) continue
        least.set(to, whole)
        todo.push(to)
      }
    return least
  }

  /** The least length of a path that ends here after moves among nodes seen as the same. */
  #endHere(states: ReadonlyMap<number, number>, place: number, begins: boolean): number {
    const { sight, isEnd, next } = this.#graph
    let least = Infinity
    if (begins) return least
    for (const [state, cost] of states)
      for (const move of next[state]!)
        if (isEnd[move.to]! && sight[move.to] === place) least = Math.min(least, cost + move.cost)
    return least
  }

  #count(moves: number): void {
    const before = Math.floor(this.#moves / 10_000)
    this.#moves += moves
    if (this.#moves > MAX_MOVES) this.gaveUp = true
    if (Math.floor(this.#moves / 10_000) !== before && this.#expired()) this.gaveUp = true
  }
}
