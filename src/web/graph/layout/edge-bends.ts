import { SPACING } from './layout-problem.ts'
import type { ColumnPlaces } from './column-places.ts'
import type { ProperGraph } from './split-edges.ts'

/** The bends of each edge in its own direction, as in LayoutSolution. `straight` edges have none. */
export function edgeBends(
  graph: ProperGraph,
  back: Uint8Array,
  straight: (edge: number) => boolean,
  { x, widths }: ColumnPlaces,
  shiftX: (vertex: number) => number,
  y: (vertex: number) => number,
): { readonly bendStarts: Uint32Array; readonly bends: Float32Array } {
  const edges = back.length
  const bendStarts = new Uint32Array(edges + 1)
  for (let i = 0; i < edges; i++) bendStarts[i + 1] = bendStarts[i]! + (straight(i) ? 0 : graph.bendCount[i]!)
  const bends = new Float32Array(3 * bendStarts[edges]!)
  for (let i = 0; i < edges; i++) {
    const count = bendStarts[i + 1]! - bendStarts[i]!
    for (let k = 0; k < count; k++) {
      const v = graph.firstBend[i]! + (back[i] === 1 ? count - 1 - k : k)
      const column = graph.column[v]!
      const left = x[column]! + shiftX(v)
      const right = left + widths[column]!
      const at = 3 * (bendStarts[i]! + k)
      bends[at] = back[i] === 1 ? right : left
      bends[at + 1] = back[i] === 1 ? left : right
      bends[at + 2] = y(v) + SPACING.bendHeight / 2
    }
  }
  return { bendStarts, bends }
}
