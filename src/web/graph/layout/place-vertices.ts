import { adjacency, type Adjacency } from './adjacency.ts'
import { placeColumn, gapBetween, type Placing } from './place-column.ts'
import type { ProperGraph } from './split-edges.ts'
import type { VertexOrder } from './vertex-order.ts'

/** Edges are the more level the heavier their segments: those between bends most (as in dot, Gansner and others 1993). */
export const weightOf = (nodes: number, a: number, b: number): number =>
  a < nodes && b < nodes ? 1 : a < nodes || b < nodes ? 2 : 8

/** Where nothing draws a vertex it stays, but gives way to what is drawn. */
export const IDLE = 0.05

/** Rounds there and back. */
const roundsFor = (vertices: number): number => (vertices < 20_000 ? 5 : 3)

export interface VertexSizes {
  readonly heights: Float64Array
  /** How far below its upper edge a vertex' edges arrive and leave. */
  readonly anchors: Float64Array
}

/** The upper edge of each vertex: as level with its neighbours as the order and the sizes let it. */
export function placeVertices(
  graph: ProperGraph,
  order: VertexOrder,
  { heights, anchors }: VertexSizes,
): Float64Array {
  const { nodes, vertices } = graph
  const right = adjacency(vertices, graph.from, graph.to)
  const left = adjacency(vertices, graph.to, graph.from)
  const tops = stacked(nodes, order, heights)
  const wanted = new Float64Array(vertices)
  const weights = new Float64Array(vertices)
  const placing: Placing = { nodes, heights, tops, wanted, weights }
  const columns = order.starts.length - 1

  const place = (column: number, sides: readonly Adjacency[]): void => {
    const own = order.vertices.subarray(order.starts[column], order.starts[column + 1])
    for (const v of own) {
      let sum = 0
      let mass = 0
      for (const { starts, to } of sides)
        for (let e = starts[v]!; e < starts[v + 1]!; e++) {
          const w = to[e]!
          const weight = weightOf(nodes, v, w)
          sum += weight * (tops[w]! + anchors[w]!)
          mass += weight
        }
      wanted[v] = mass === 0 ? tops[v]! : sum / mass - anchors[v]!
      weights[v] = mass === 0 ? IDLE : mass
    }
    placeColumn(placing, own)
  }
  for (let round = roundsFor(vertices); round > 0; round--) {
    for (let c = 0; c < columns; c++) place(c, [left])
    for (let c = columns - 1; c >= 0; c--) place(c, [right])
  }
  for (let c = 0; c < columns; c++) place(c, [left, right])
  return tops
}

/** Each column by itself, one vertex below the other around zero. */
function stacked(nodes: number, order: VertexOrder, heights: Float64Array): Float64Array {
  const tops = new Float64Array(heights.length)
  for (let c = 0; c + 1 < order.starts.length; c++) {
    const own = order.vertices.subarray(order.starts[c], order.starts[c + 1])
    let y = 0
    own.forEach((v, i) => {
      if (i > 0) y += gapBetween(nodes, own[i - 1]!, v)
      tops[v] = y
      y += heights[v]!
    })
    for (const v of own) tops[v]! -= y / 2
  }
  return tops
}
