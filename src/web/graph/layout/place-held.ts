import { adjacency, type Adjacency } from './adjacency.ts'
import type { Placing } from './place-column.ts'
import { placeHeldColumn } from './place-held-column.ts'
import type { VertexSizes } from './place-vertices.ts'
import { pull } from './pull.ts'
import type { ProperGraph } from './split-edges.ts'

/** What was there counts like a bend between two others. */
const STEADY = 16

/** Rounds there and back: new vertices stand between others that mostly do not move. */
const ROUNDS = 2

/**
 * The upper edge of each vertex where most of them were there (`before`; NaN for the new): those of the columns given are placed, each from above to below, and all
 * others stay. Costs as much as those columns hold.
 */
export function placeHeld(
  graph: ProperGraph,
  columns: readonly Uint32Array[],
  { heights, anchors }: VertexSizes,
  before: Float64Array,
): Float64Array {
  const { nodes, vertices } = graph
  const right = adjacency(vertices, graph.from, graph.to)
  const left = adjacency(vertices, graph.to, graph.from)
  const tops = before.map((top) => (Number.isNaN(top) ? 0 : top))
  const wanted = new Float64Array(vertices)
  const weights = new Float64Array(vertices)
  const placing: Placing = { nodes, heights, tops, wanted, weights }
  const held = (v: number): boolean => !Number.isNaN(before[v])

  const place = (own: Uint32Array, sides: readonly Adjacency[]): void => {
    for (const v of own) {
      if (held(v)) {
        wanted[v] = before[v]!
        weights[v] = STEADY
      } else pull(v, sides, placing, anchors)
    }
    placeHeldColumn(placing, own, held)
  }
  for (let round = ROUNDS; round > 0; round--) {
    for (const column of columns) place(column, [left])
    for (const column of columns.toReversed()) place(column, [right])
  }
  for (const column of columns) place(column, [left, right])
  return tops
}
