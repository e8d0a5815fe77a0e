import type { Adjacency } from './adjacency.ts'
import { depthFirstRanks } from './depth-first-ranks.ts'
import type { ProperGraph } from './split-edges.ts'
import { crossingsOf, orderByRank, type Neighbours, type VertexOrder } from './vertex-order.ts'

/** Number of sweeps in both directions; fewer for large graphs, because each costs as much as reading the graph. */
const sweepsFor = (vertices: number): number => (vertices < 4_000 ? 12 : vertices < 20_000 ? 6 : 3)

/** An order and its number of crossings. */
interface Crossed {
  readonly order: VertexOrder
  readonly crossings: number
}

/**
 * Orders each column to reduce crossings: barycentre sweeps to the right and left from a depth-first order (Sugiyama 1981); the
 * best order wins. If the result is worse than the input order, the input order is swept instead, so no graph gets more crossings
 * than in input order.
 */
export function orderColumns(graph: ProperGraph, columns: number, neighbours: Neighbours): VertexOrder {
  const walked = sweep(
    orderByRank(graph, columns, depthFirstRanks(graph.vertices, neighbours)),
    columns,
    neighbours,
  )
  if (walked.crossings === 0) return walked.order
  const arrived = orderByRank(graph, columns, new Float64Array(graph.vertices))
  return crossingsOf(arrived, neighbours) < walked.crossings
    ? sweep(arrived, columns, neighbours).order
    : walked.order
}

/** The best order among the first one and those of the sweeps. */
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

/** Barycentres are sorted as whole numbers with the place in the lower digits: native and stable. */
const DIGITS = 2 ** 20
const FINENESS = 64

/** Sorts a column by the mean place of the neighbours. Vertices without neighbours stay in place. */
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
