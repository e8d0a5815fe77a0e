import type { ProperGraph } from './split-edges.ts'
import type { Neighbours } from './vertex-order.ts'

/** Rounds of moving new vertices to the mean of their neighbours. */
const ROUNDS = 4

/**
 * The order of each touched column, from left to right. Existing vertices are ordered by `ports` (the y of their edges; NaN for new
 * ones). New vertices are ordered next to their neighbours, or by `firstRank` if no neighbour existed.
 */
export function heldOrder(
  graph: ProperGraph,
  touched: Uint8Array,
  { right, left }: Neighbours,
  ports: Float64Array,
  firstRank: () => Float64Array,
): readonly Uint32Array[] {
  const ranks = ports.slice()
  const fresh: number[] = []
  for (let v = 0; v < ports.length; v++) if (Number.isNaN(ports[v])) fresh.push(v)
  for (let round = 0; round < ROUNDS; round++) {
    let unknown = 0
    for (const v of round % 2 === 0 ? fresh : fresh.toReversed()) {
      let sum = 0
      let count = 0
      for (const { starts, to } of [left, right])
        for (let e = starts[v]!; e < starts[v + 1]!; e++) {
          const rank = ranks[to[e]!]!
          if (Number.isNaN(rank)) continue
          sum += rank
          count++
        }
      if (count > 0) ranks[v] = sum / count
      else unknown++
    }
    if (unknown === fresh.length) break
  }
  const unranked = fresh.filter((v) => Number.isNaN(ranks[v]))
  if (unranked.length > 0) {
    const first = firstRank()
    for (const v of unranked) ranks[v] = first[v]!
  }
  return sorted(graph, touched, ranks)
}

/** The vertices of each touched column by rank, then by number. */
function sorted(graph: ProperGraph, touched: Uint8Array, ranks: Float64Array): readonly Uint32Array[] {
  const lists: (number[] | undefined)[] = Array.from(touched, (is) => (is === 1 ? [] : undefined))
  for (let v = 0; v < graph.vertices; v++) lists[graph.column[v]!]?.push(v)
  return lists.flatMap((list) =>
    list === undefined ? [] : [Uint32Array.from(list).sort((a, b) => ranks[a]! - ranks[b]! || a - b)],
  )
}
