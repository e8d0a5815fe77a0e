import type { Columns } from './columns.ts'
import { SPACING } from './layout-problem.ts'
import type { ProperGraph } from './split-edges.ts'

/** The left edge and the width of each column. */
export interface ColumnPlaces {
  readonly x: Float64Array
  readonly widths: Float64Array
}

/** Extra space between two columns with many edges, at most, in pixels. */
const ROOM_FOR_EDGES = 260

/**
 * Places the columns of each component side by side, from x = 0. A column with a `known` x (NaN if unknown) stays there unless the
 * previous column needs the space. Columns before the first known one go to its left.
 */
export function columnPlaces(
  columns: Columns,
  graph: ProperGraph,
  nodeWidths: Float32Array,
  known?: Float64Array,
): ColumnPlaces {
  const widths = new Float64Array(columns.count)
  const edges = new Uint32Array(columns.count)
  for (let v = 0; v < graph.nodes; v++) {
    const c = columns.of[v]!
    widths[c] = Math.max(widths[c]!, nodeWidths[v]!)
  }
  for (const v of graph.from) edges[graph.column[v]!]!++
  const x = new Float64Array(columns.count)
  for (let component = 0; component + 1 < columns.starts.length; component++) {
    const start = columns.starts[component]!
    const end = columns.starts[component + 1]!
    let first = start
    while (first < end && !isKnown(known, first)) first++
    if (first === end) first = start
    x[first] = isKnown(known, first) ? known![first]! : 0
    const room = (c: number): number =>
      SPACING.column + Math.min(ROOM_FOR_EDGES, Math.round(6 * Math.sqrt(edges[c]!)))
    for (let c = first - 1; c >= start; c--) x[c] = x[c + 1]! - room(c) - widths[c]!
    for (let c = first + 1; c < end; c++) {
      const after = x[c - 1]! + widths[c - 1]!
      x[c] = isKnown(known, c) ? Math.max(known![c]!, after + SPACING.leastColumn) : after + room(c - 1)
    }
  }
  return { x, widths }
}

const isKnown = (known: Float64Array | undefined, column: number): boolean =>
  known !== undefined && !Number.isNaN(known[column]!)
