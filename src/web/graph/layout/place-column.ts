import { SPACING } from './layout-problem.ts'
import { monotoneFit } from './monotone-fit.ts'

/** Where the vertices of a graph stand, by their upper edge. */
export interface Placing {
  /** Below this number vertices are nodes, from it on bends. */
  readonly nodes: number
  readonly heights: Float64Array
  readonly tops: Float64Array
  /** Where each is wanted, and how much that counts. */
  readonly wanted: Float64Array
  readonly weights: Float64Array
}

export const gapBetween = (nodes: number, above: number, below: number): number =>
  above < nodes && below < nodes ? SPACING.node : SPACING.bend

/**
 * How far each of the vertices, given from above to below, stands below the first when they stand as close as they may. With that taken off their places,
 * "one below the other" is "nondecreasing". They may stand closer by `slack`.
 */
export function closest({ nodes, heights }: Placing, vertices: ArrayLike<number>, slack = 0): Float64Array {
  const offsets = new Float64Array(vertices.length)
  for (let i = 1; i < vertices.length; i++) {
    const above = vertices[i - 1]!
    offsets[i] = offsets[i - 1]! + heights[above]! + gapBetween(nodes, above, vertices[i]!) - slack
  }
  return offsets
}

/** Puts the vertices of a column as near as they can to where they are wanted: in their order, with room between them. */
export function placeColumn(placing: Placing, vertices: Uint32Array): void {
  const { tops, wanted, weights } = placing
  const offsets = closest(placing, vertices)
  const fitted = monotoneFit(
    Array.from(vertices, (v, i) => wanted[v]! - offsets[i]!),
    Array.from(vertices, (v) => weights[v]!),
  )
  vertices.forEach((v, i) => (tops[v] = fitted[i]! + offsets[i]!))
}
