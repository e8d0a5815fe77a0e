import type { Adjacency } from './adjacency.ts'
import { firstRanks } from './first-ranks.ts'
import type { ProperGraph } from './split-edges.ts'
import { crossingsOf, orderByRank, type Neighbours, type VertexOrder } from './vertex-order.ts'

/** Sweeps there and back; fewer where there is more, since each costs as much as reading the graph. */
const sweepsFor = (vertices: number): number => (vertices < 4_000 ? 12 : vertices < 20_000 ? 6 : 3)

/** An order, and how often segments cross in it. */
interface Crossed {
  readonly order: VertexOrder
  readonly crossings: number
}

/**
 * Orders each column so that few segments cross: barycentre sweeps to the right and to the left from a walk in depth (Sugiyama 1981), of
 * which the best is kept. Where they end worse than the order of arrival is, that one is swept instead: no graph crosses more than as it
 * came.
 */
export function orderColumns(graph: ProperGraph, columns: number, neighbours: Neighbours): VertexOrder {
  const walked = sweep(
    orderByRank(graph, columns, firstRanks(graph.vertices, neighbours)),
    columns,
    neighbours,
  )
  if (walked.crossings === 0) return walked.order
  const arrived = orderByRank(graph, columns, new Float64Array(graph.vertices))
  return crossingsOf(arrived, neighbours) < walked.crossings
    ? sweep(arrived, columns, neighbours).order
    : walked.order
}

/** The best of the orders that sweeps come by, itself among them. */
function sweep(first: VertexOrder, columns: number, neighbours: Neighbours): Crossed {
  let order = first
  let best: Crossed = { order, crossings: crossingsOf(order, neighbours) }
  let idle = 0
  for (let left = sweepsFor(order.vertices.length); left > 0 && best.crossings > 0 && idle < 3; left--) {
    order = copy(order)
    for (let c = 1; c < columns; c++) sortColumn(order, c, neighbours.left)
    for (let c = columns - 2; c >= 0; c--) sortColumn(order, c, neighbours.right)
    const crossings = crossingsOf(order, neighbours)
    if (crossings < best.crossings) {
      best = { order, crossings }
      idle = 0
    } else idle++
  }
  return best
}

const copy = (order: VertexOrder): VertexOrder => ({
  vertices: order.vertices.slice(),
  starts: order.starts,
  place: order.place.slice(),
})

/** Barycentres are sorted as whole numbers with the place in their lower digits: native, and stable. */
const DIGITS = 2 ** 20
const FINENESS = 64

/** Sorts a column by the mean place of its vertices' neighbours; who has none keeps its place. */
function sortColumn(order: VertexOrder, column: number, { starts, to }: Adjacency): void {
  const first = order.starts[column]!
  const size = order.starts[column + 1]! - first
  if (size < 2) return
  const keys = new Float64Array(size)
  const slots = new Uint32Array(size)
  let count = 0
  for (let k = 0; k < size; k++) {
    const v = order.vertices[first + k]!
    const degree = starts[v + 1]! - starts[v]!
    if (degree === 0) continue
    let sum = 0
    for (let e = starts[v]!; e < starts[v + 1]!; e++) sum += order.place[to[e]!]!
    slots[count] = k
    keys[count++] = Math.round((sum / degree) * FINENESS) * DIGITS + k
  }
  const sorted = keys.subarray(0, count).sort()
  const moved = new Uint32Array(count)
  for (let i = 0; i < count; i++) moved[i] = order.vertices[first + (sorted[i]! % DIGITS)]!
  for (let i = 0; i < count; i++) {
    order.vertices[first + slots[i]!] = moved[i]!
    order.place[moved[i]!] = slots[i]!
  }
}
