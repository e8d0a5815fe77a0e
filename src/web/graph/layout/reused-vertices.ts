import type { HeldNodes } from './held-nodes.ts'
import { SPACING, type LayoutProblem, type PreviousLayout } from './layout-problem.ts'
import type { ProperGraph } from './split-edges.ts'

/** The part of an earlier layout that is reused for nodes and bends. */
export interface ReusedVertices {
  /** The top of each existing vertex; NaN for new ones. */
  readonly tops: Float64Array
  /** 1 for each column with a new, resized or moved vertex. All other columns stay unchanged. */
  readonly touched: Uint8Array
}

/** Bends are reused if both ends of their edge are in their earlier layers. `layer` and `back` are the current ones. */
export function reusedVertices(
  { sources, targets, heights }: LayoutProblem,
  previous: PreviousLayout,
  { held, layers }: HeldNodes,
  graph: ProperGraph,
  columns: number,
  layer: Int32Array,
  back: Uint8Array,
): ReusedVertices {
  const tops = new Float64Array(graph.vertices).fill(Number.NaN)
  const touched = new Uint8Array(columns)
  const stays = (v: number): boolean => held[v] === 1 && layers[v] === layer[v]
  for (let v = 0; v < graph.nodes; v++) {
    if (held[v] === 1) tops[v] = previous.y[v]!
    if (!stays(v) || heights[v] !== previous.heights[v]) touched[graph.column[v]!] = 1
  }
  for (let i = 0; i < sources.length; i++) {
    const count = graph.bendCount[i]!
    const first = previous.bendStarts[i]!
    if (count === 0 || previous.bendStarts[i + 1]! - first !== count) continue
    if (!stays(sources[i]!) || !stays(targets[i]!)) continue
    for (let k = 0; k < count; k++) {
      const v = graph.firstBend[i]! + (back[i] === 1 ? count - 1 - k : k)
      tops[v] = previous.bendLevels[first + k]! - SPACING.bendHeight / 2
    }
  }
  for (let v = graph.nodes; v < graph.vertices; v++) if (Number.isNaN(tops[v])) touched[graph.column[v]!] = 1
  return { tops, touched }
}
