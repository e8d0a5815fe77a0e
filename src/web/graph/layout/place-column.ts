import { SPACING } from './layout-problem.ts'
import { isotonicRegression } from './isotonic-regression.ts'

/** Vertices with their positions and forces. */
export interface Placement {
  /** Vertices below this number are nodes; the others are bends. */
  readonly nodes: number
  readonly heights: Float64Array
  readonly tops: Float64Array
  /** The preferred top of each vertex, and its weight. */
  readonly preferred: Float64Array
  readonly weights: Float64Array
}

export const gapBetween = (nodes: number, above: number, below: number): number =>
  above < nodes && below < nodes ? SPACING.node : SPACING.bend

/**
 * The offset of each vertex below the first, if the vertices (from top to bottom) are as close as allowed. Subtracting the offsets
 * turns "one below the other" into "nondecreasing". `slack` reduces the minimum distance.
 */
export function packedOffsets(
  { nodes, heights }: Placement,
  vertices: ArrayLike<number>,
  slack = 0,
): Float64Array {
  const offsets = new Float64Array(vertices.length)
  for (let i = 1; i < vertices.length; i++) {
    const above = vertices[i - 1]!
    offsets[i] = offsets[i - 1]! + heights[above]! + gapBetween(nodes, above, vertices[i]!) - slack
  }
  return offsets
}

/** Places the vertices of a column as near as possible to their preferred tops, in order and without overlap. */
export function placeColumn(placing: Placement, vertices: Uint32Array): void {
  const { tops, preferred, weights } = placing
  const offsets = packedOffsets(placing, vertices)
  const fitted = isotonicRegression(
    Array.from(vertices, (v, i) => preferred[v]! - offsets[i]!),
    Array.from(vertices, (v) => weights[v]!),
  )
  vertices.forEach((v, i) => (tops[v] = fitted[i]! + offsets[i]!))
}
