import { adjacency, type Adjacency } from './adjacency.ts'
import type { Placement } from './place-column.ts'
import { placeHeldColumn } from './place-held-column.ts'
import type { VertexSizes } from './place-vertices.ts'
import { setPreferredTop } from './preferred-top.ts'
import type { ProperGraph } from './split-edges.ts'

/** The weight of an existing vertex: that of a bend between two others. */
const STEADY = 16

/** Rounds in both directions; few, because new vertices are between others that mostly do not move. */
const ROUNDS = 2

/**
 * The top of each vertex when most existed before (`before`; NaN for new ones). Only the given columns, each from top to bottom,
 * are placed; the cost depends on their size alone.
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
  const preferred = new Float64Array(vertices)
  const weights = new Float64Array(vertices)
  const placing: Placement = { nodes, heights, tops, preferred, weights }
  const held = (v: number): boolean => !Number.isNaN(before[v])

  const place = (own: Uint32Array, sides: readonly Adjacency[]): void => {
    for (const v of own) {
      if (held(v)) {
        preferred[v] = before[v]!
        weights[v] = STEADY
      } else setPreferredTop(v, sides, placing, anchors)
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
