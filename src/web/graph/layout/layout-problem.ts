/**
 * What is to be laid out, and what came of it. Nodes and edges are numbered from 0; lengths are CSS pixels at scale 1, `x` and
 * `y` are the left upper corner, data flow towards greater `x`. Typed arrays, so that both may be transferred between threads.
 */
export interface LayoutProblem {
  readonly widths: Float32Array
  readonly heights: Float32Array
  /** How far below its upper edge a node's edges arrive and leave. */
  readonly anchors: Float32Array
  /** Edge i goes from node `sources[i]` to node `targets[i]`. Several between two nodes are well, and so are loops. */
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  /** Long edges from one node share their way where they are of one class (0–127): those that look alike. Without it all do. */
  readonly classes?: Uint8Array
  /** Where nodes were: they stay there as far as the new ones let them. */
  readonly previous?: PreviousLayout
  /** Nodes that stand exactly where people put them; others make room. */
  readonly pins?: Pins
}

/** Of an earlier layout, for each node and edge of now; NaN as `x` tells that a node was not there. */
export interface PreviousLayout {
  readonly x: Float32Array
  readonly y: Float32Array
  readonly heights: Float32Array
  readonly layer: Int32Array
  readonly component: Int32Array
  /** How far down edge i passed columns: `bendLevels[k]` for k from `bendStarts[i]` to before `bendStarts[i + 1]`, in its own direction. */
  readonly bendStarts: Uint32Array
  readonly bendLevels: Float32Array
}

export interface Pins {
  readonly nodes: Uint32Array
  readonly x: Float32Array
  readonly y: Float32Array
}

export interface LayoutSolution {
  readonly x: Float32Array
  readonly y: Float32Array
  /** Of each node: edges that are not `back` go from a lesser to a greater one; may be negative. Counted within a component. */
  readonly layer: Int32Array
  /** Of each node: the number of what hangs together. */
  readonly component: Int32Array
  /** Of each edge: 1 where it closes a cycle, and so goes against the others (loops too). */
  readonly back: Uint8Array
  /** The bends of edge i are `bends[3 k]` … `bends[3 k + 2]` for k from `bendStarts[i]` to before `bendStarts[i + 1]`. */
  readonly bendStarts: Uint32Array
  /** Triples: from x to x, at y, which the edge passes level; in the edge's own direction (leftwards where it is `back`). */
  readonly bends: Float32Array
  /** What all nodes lie in. */
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
}

/** The space between what stands in one column, and between columns, in pixels. */
export const SPACING = {
  node: 22,
  bend: 10,
  bendHeight: 6,
  column: 84,
  leastColumn: 56,
  component: 64,
} as const
