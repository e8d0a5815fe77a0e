import type { Id } from '../../domain/ids.ts'
import { RestOfWays } from './rest-of-ways.ts'
import type { WayGraph } from './way-graph.ts'

/** The most moves that are looked at. */
const MOST_MOVES = 20_000_000

export interface Ways {
  readonly ways: readonly (readonly Id[])[]
  /** Whether these are all, or there are more than were wanted, or the work was too much. */
  readonly left: 'none' | 'more' | 'unknown'
}

/**
 * The first ways, told by what is seen of them: simple ones (nothing but a job is seen twice; a way may end where it began),
 * the shortest first, then by names. What is seen twice in a row is told once.
 *
 * The lengths are taken one after another. For each, ways are followed in order of names, and only as long as some end may
 * still be come to within the length by what was not seen before; so there are no more dead ends than ways were found, and
 * neither time nor memory grows with the number of ways there are.
 */
export function listWays(graph: WayGraph, wanted: number, expired: () => boolean): Ways {
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

/** What was seen so far, in which states a way that is told so may be, and at which least cost. */
interface Prefix {
  readonly states: ReadonlyMap<number, number>
  readonly choices: readonly Choice[]
  next: number
  /** How far it is to an end by what was not seen; worked out when it is asked for. */
  rest: Float64Array | undefined
}

/** One thing to be seen next. */
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
  readonly #graph: WayGraph
  readonly #ways: RestOfWays
  readonly #shortest: Float64Array
  readonly #expired: () => boolean
  readonly #seen: number[] = []
  readonly #isSeen = new Set<number>()
  readonly least: number
  #moves = 0

  constructor(graph: WayGraph, expired: () => boolean) {
    this.#graph = graph
    this.#expired = expired
    this.#ways = new RestOfWays(graph)
    this.#shortest = this.#ways.from(() => false)
    this.least = graph.starts.reduce((least, state) => Math.min(least, this.#shortest[state]!), Infinity)
  }

  *ofLength(length: number): Generator<readonly number[]> {
    this.longer = Infinity
    this.#seen.length = 0
    this.#isSeen.clear()
    const stack: Prefix[] = [this.#prefix(undefined)]
    for (let prefix = stack.at(-1); prefix !== undefined && !this.gaveUp; prefix = stack.at(-1)) {
      const choice = prefix.choices[prefix.next++]
      if (choice === undefined) {
        stack.pop()
        const last = this.#seen.pop()
        if (last !== undefined) this.#isSeen.delete(last)
        continue
      }
      if (choice.length === length) yield [...this.#seen, choice.place]
      else if (choice.length > length) this.longer = Math.min(this.longer, choice.length)
      if (!this.#leadsOn(prefix, choice, length)) continue
      this.#seen.push(choice.place)
      this.#isSeen.add(choice.place)
      stack.push(this.#prefix(choice.states))
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
    const sure = least === this.least || (prefix.choices.length === 1 && own === Infinity)
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
      return place >= 0 && !isJob[state]! && this.#isSeen.has(place) && !(isEnd[state]! && place === first)
    })
  }

  /** What may follow upon what was seen; at the beginning, the starts. */
  #prefix(entered: ReadonlyMap<number, number> | undefined): Prefix {
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
      const again = this.#isSeen.has(place) && !isJob[state]!
      if (isEnd[state]!) {
        // An end that was seen last of several was told with the choice that led there.
        const open = !again || (place === this.#seen[0] && (place !== last || this.#seen.length === 1))
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
        return { place, states: all, length: Math.min(ended, this.#endHere(all, place, entered === undefined)) }
      })
    return { states: entered ?? new Map(), choices, next: 0, rest: undefined }
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
    if (this.#moves > MOST_MOVES) this.gaveUp = true
    if (Math.floor(this.#moves / 10_000) !== before && this.#expired()) this.gaveUp = true
  }
}
