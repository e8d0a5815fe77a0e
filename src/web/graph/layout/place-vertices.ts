import { adjacency, type Adjacency } from './adjacency.ts'
import { placeColumn, gapBetween, type Placement } from './place-column.ts'
import { setPreferredTop } from './preferred-top.ts'
import type { ProperGraph } from './split-edges.ts'
import type { VertexOrder } from './vertex-order.ts'

/** Rounds in both directions. */
const roundsFor = (vertices: number): number => (vertices < 20_000 ? 5 : 3)

export interface VertexSizes {
  readonly heights: Float64Array
  /** The distance from the top of a vertex to the point where its edges attach. */
  readonly anchors: Float64Array
}

/** The top of each vertex: as level with its neighbours as order and sizes allow. */
export function placeVertices(
  graph: ProperGraph,
  order: VertexOrder,
  { heights, anchors }: VertexSizes,
): Float64Array {
  const { nodes, vertices } = graph
  const right = adjacency(vertices, graph.from, graph.to)
  const left = adjacency(vertices, graph.to, graph.from)
  const tops = stacked(nodes, order, heights)
  const placing: Placement = {
    nodes,
    heights,
    tops,
    preferred: new Float64Array(vertices),
    weights: new Float64Array(vertices),
  }
  const columns = order.starts.length - 1

  const place = (column: number, sides: readonly Adjacency[]): void => {
    const own = order.vertices.subarray(order.starts[column], order.starts[column + 1])
    for (const v of own) setPreferredTop(v, sides, placing, anchors)
    placeColumn(placing, own)
  }
  for (let round = roundsFor(vertices); round > 0; round--) {
    for (let c = 0; c < columns; c++) place(c, [left])
    for (let c = columns - 1; c >= 0; c--) place(c, [right])
  }
  for (let c = 0; c < columns; c++) place(c, [left, right])
  return tops
}

/** Stacks each column around zero. */
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
