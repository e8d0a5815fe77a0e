import type { Adjacency } from './adjacency.ts'
import type { Placing } from './place-column.ts'

/** Edges are the more level the heavier their segments: those between bends most (as in dot, Gansner and others 1993). */
const weightOf = (nodes: number, a: number, b: number): number =>
  a < nodes && b < nodes ? 1 : a < nodes || b < nodes ? 2 : 8

/** Where nothing draws a vertex it stays, but gives way to what is drawn. */
const IDLE = 0.05

/** Notes where the neighbours of a vertex want it, for its edges to be level, and how much that counts. `anchors` is how far below its upper edge each vertex is met. */
export function pull(
  v: number,
  sides: readonly Adjacency[],
  { nodes, tops, wanted, weights }: Placing,
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
  wanted[v] = mass === 0 ? tops[v]! : sum / mass - anchors[v]!
  weights[v] = mass === 0 ? IDLE : mass
}
