import type { PathGraph } from './path-graph.ts'

/** The distance of each state of a path graph to the nearest end, avoiding barred states; infinite if none is reachable. */
export class DistancesToEnd {
  readonly #graph: PathGraph
  readonly #before: readonly (readonly { readonly from: number; readonly cost: number }[])[]

  constructor(graph: PathGraph) {
    this.#graph = graph
    const before: { from: number; cost: number }[][] = graph.next.map(() => [])
    graph.next.forEach((moves, from) => {
      for (const { to, cost } of moves) before[to]!.push({ from, cost })
    })
    this.#before = before
  }

  /** Takes time linear in states and moves. An end is barred only if `bars` says so. */
  from(bars: (state: number) => boolean): Float64Array {
    const { isEnd } = this.#graph
    const rest = new Float64Array(isEnd.length).fill(Infinity)
    let level: number[] = []
    isEnd.forEach((end, state) => {
      if (end && !bars(state)) level.push(state)
    })
    for (let d = 0; level.length > 0; d++) {
      const farther: number[] = []
      for (let i = 0; i < level.length; i++) {
        const state = level[i]!
        if (rest[state]! <= d) continue
        rest[state] = d
        for (const { from, cost } of this.#before[state]!) {
          if (rest[from]! < Infinity || bars(from)) continue
          if (cost === 0) level.push(from)
          else farther.push(from)
        }
      }
      level = farther
    }
    return rest
  }
}
