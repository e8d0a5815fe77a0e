import fc from 'fast-check'
import type { LayoutProblem, LayoutSolution } from './layout-problem.ts'

/** A problem with nodes of one size, or of these heights. */
export function problemOf(
  nodes: number,
  edges: readonly (readonly [number, number])[],
  heights: readonly number[] = [],
): LayoutProblem {
  return {
    widths: new Float32Array(nodes).fill(200),
    heights: Float32Array.from({ length: nodes }, (_, i) => heights[i] ?? 70),
    anchors: Float32Array.from({ length: nodes }, (_, i) => Math.min(35, (heights[i] ?? 70) / 2)),
    sources: Uint32Array.from(edges, ([from]) => from),
    targets: Uint32Array.from(edges, ([, to]) => to),
  }
}

/** Any graph: with cycles, loops, parallel edges and several components. */
export const anyProblem = (most = 30): fc.Arbitrary<LayoutProblem> =>
  fc.integer({ min: 0, max: most }).chain((nodes) => {
    const node = fc.nat({ max: Math.max(0, nodes - 1) })
    return fc
      .record({
        edges: fc.array(fc.tuple(node, node), { maxLength: nodes === 0 ? 0 : 2 * nodes }),
        heights: fc.array(fc.integer({ min: 20, max: 400 }), { minLength: nodes, maxLength: nodes }),
      })
      .map(({ edges, heights }) => problemOf(nodes, edges, heights))
  })

/** The pairs of nodes that overlap. */
export function overlaps(
  { widths, heights }: LayoutProblem,
  { x, y }: LayoutSolution,
): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  for (let a = 0; a < x.length; a++)
    for (let b = a + 1; b < x.length; b++)
      if (
        x[a]! < x[b]! + widths[b]! &&
        x[b]! < x[a]! + widths[a]! &&
        y[a]! < y[b]! + heights[b]! &&
        y[b]! < y[a]! + heights[a]!
      )
        found.push([a, b])
  return found
}
