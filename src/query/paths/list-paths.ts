import type { Id } from '../../domain/ids.ts'
import { DistancesToEnd } from './distances-to-end.ts'
import type { PathGraph } from './path-graph.ts'

/** The most ways that an answer lists. */
export const MAX_PATHS = 100

/** The most moves that are looked at. */
const MAX_MOVES = 20_000_000

export interface ListedPaths {
  readonly ways: readonly (readonly Id[])[]
  /** Whether these are all, or there are more than were wanted, or the execution was too much. */
  readonly left: 'none' | 'more' | 'unknown'
}

/**
 * The first ways, told by what is seen of them: simple ones (no node is seen twice, and no job without a node in between; a way
 * may end where it began), the shortest first, then by names. What is seen twice in a row is told once. Where many nodes are
 * seen as one, those of the least length of all may see it again: there may be no other way.
 *
 * The lengths are taken one after another. For each, ways are followed in order of names, and only as long as some end may
 * still be come to within the length by what was not seen before; so there are no more dead ends than ways were found, and
 * neither time nor memory grows with the number of ways there are.
 */
export function listPaths(graph: PathGraph, wanted: number, expired: () => boolean): ListedPaths {
  const search = new Search(graph, expired)
  const ways: (readonly Id[])[] = []
  for (let length = search.least; length < Infinity; length = search.longer) {
    for (const way of search.ofLength(length)) {
      if (ways.length === wanted) return { ways, left: 'more' }
      ways.push(way.map((place) => graph.seen[place]!))
    }
    if (search.gaveUp) return { ways, left: 'unknown' }
  }
  return { ways, left: 'none' }
}

/** What was seen so far, and may be seen next. */
interface Prefix {
  /** Whether what was seen last is no job. */
  readonly isNode: boolean
  readonly choices: readonly Choice[]
  next: number
  /** How far it is to an end by what was not seen; worked out when it is asked for. */
  rest: Float64Array | undefined
}

/** One thing to be seen next, in which states a way that is told so may be then, and at which least cost. */
interface Choice {
  readonly place: number
  readonly states: ReadonlyMap<number, number>
  /** The length of the way that ends here; infinite where none does. */
  readonly length: number
}

class Search {
  /** The least length of which there may be ways that were not told. */
  longer = Infinity
  gaveUp = false
  readonly #graph: PathGraph
  readonly #ways: DistancesToEnd
  readonly #shortest: Float64Array
  readonly #expired: () => boolean
  readonly #seen: number[] = []
  /** What was seen but for jobs: it must not be seen again. */
  readonly #barred = new Set<number>()
  readonly #isNode: boolean[] = []
  readonly least: number
  /** Whether the ways that are looked for may come to what was seen before. */
  #seesAgain = false
  #moves = 0

  constructor(graph: PathGraph, expired: () => boolean) {
    this.#graph = graph
    this.#expired = expired
    this.#ways = new DistancesToEnd(graph)
    this.#shortest = this.#ways.from(() => false)
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
      // A job that a way begins with counts with those before the first node.
      this.#isNode.push(isNode && (this.#seen.length > 1 || !this.#graph.startsAtJob.has(choice.place)))
      stack.push(this.#prefix(choice.states, isNode))
    }
  }

  /** Whether some way of this length at most goes on by this choice; notes the length that it takes where none does. */
  #leadsOn(prefix: Prefix, { states, length: own }: Choice, length: number): boolean {
    const bound = (rest: Float64Array): number => {
      let least = Infinity
      for (const [state, cost] of states) least = Math.min(least, cost + rest[state]!)
      return least
    }
    if (states.size === 0) return false
    let least = bound(this.#shortest)
    // A shortest way of all goes nowhere twice; and where there is but one choice, it is known to lead on.
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
    return this.#ways.from((state) => {
      const place = sight[state]!
      return place >= 0 && !isJob[state]! && this.#barred.has(place) && !(isEnd[state]! && place === first)
    })
  }

  /** What may follow upon what was seen; at the beginning, the starts. */
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
        // An end that was seen last of several was told with the choice that led there.
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

  /** Whether a job was seen after the last node. */
  #isInGap(place: number): boolean {
    for (let i = this.#seen.length - 1; i >= 0 && !this.#isNode[i]!; i--)
      if (this.#seen[i] === place) return true
    return false
  }

  /** The states to be in without seeing anything else: by skipped nodes, and by others that are shown as the same. */
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

  /** The least length of a way that ends here after going on among what is shown as the same. */
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
