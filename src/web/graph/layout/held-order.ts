import type { ProperGraph } from './split-edges.ts'
import { orderByRank, type Neighbours, type VertexOrder } from './vertex-order.ts'

/** How often new vertices move to the middle of their neighbours. */
const ROUNDS = 4

/**
 * The order when some vertices are held: those as they were (`ports`, how far down their edges arrive; NaN for the others), the new ones between them,
 * next to what they hang on. What hangs on nothing held goes by `firstRank`.
 */
export function heldOrder(
  graph: ProperGraph,
  columns: number,
  { right, left }: Neighbours,
  ports: Float64Array,
  firstRank: () => Float64Array,
): VertexOrder {
  const ranks = ports.slice()
  const fresh: number[] = []
  ports.forEach((port, v) => Number.isNaN(port) && fresh.push(v))
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
  const lost = fresh.filter((v) => Number.isNaN(ranks[v]))
  if (lost.length > 0) {
    const first = firstRank()
    for (const v of lost) ranks[v] = first[v]!
  }
  return orderByRank(graph, columns, ranks)
}
