import type { Adjacency } from './adjacency.ts'
import type { Placement } from './place-column.ts'

/** Segments between bends weigh most, so that long edges are straight (as in dot, Gansner and others 1993). */
const weightOf = (nodes: number, a: number, b: number): number =>
  a < nodes && b < nodes ? 1 : a < nodes || b < nodes ? 2 : 8

/** The weight of a vertex without neighbours: it stays, but gives way to others. */
const IDLE = 0.05

/**
 * Sets the preferred top of a vertex, at which its edges would be level, and its weight. `anchors` is where edges attach, below the
 * top.
 */
export function setPreferredTop(
  v: number,
  sides: readonly Adjacency[],
  { nodes, tops, preferred, weights }: Placement,
  anchors: Float64Array,
): void {
  let sum = 0
  let mass = 0
  for (const { starts, to } of sides)
    for (let e = starts[v]!; e < starts[v + 1]!; e++) {
      const w = to[e]!
      const weight = weightOf(nodes, v, w)
      sum += weight * (tops[w]! + anchors[w]!)
      mass += weight
    }
  preferred[v] = mass === 0 ? tops[v]! : sum / mass - anchors[v]!
  weights[v] = mass === 0 ? IDLE : mass
}
