/**
 * Input and output of the layout. Nodes and edges are numbered from 0. Lengths are CSS pixels at scale 1; `x` and `y` are upper
 * left corners; data flows towards greater `x`. Typed arrays can be transferred between threads.
 */
export interface LayoutProblem {
  readonly widths: Float32Array
  readonly heights: Float32Array
  /** The distance from the top of a node to the point where its edges attach. */
  readonly anchors: Float32Array
  /** Edge i leads from node `sources[i]` to node `targets[i]`. Parallel edges and loops are allowed. */
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  /** Long edges from one node share bends if they have the same class (0–127), that is, look alike. Without classes all do. */
  readonly classes?: Uint8Array
  /** Earlier positions. Nodes stay there as far as new ones allow. */
  readonly previous?: PreviousLayout
  /** Nodes at fixed positions; others make room. */
  readonly pins?: Pins
}

/** An earlier layout for the current nodes and edges. An `x` of NaN marks a new node. */
export interface PreviousLayout {
  readonly x: Float32Array
  readonly y: Float32Array
  readonly heights: Float32Array
  readonly layer: Int32Array
  readonly component: Int32Array
  /** The y at which edge i passed columns: `bendLevels[k]` for bendStarts[i] ≤ k < bendStarts[i + 1], in the direction of the edge. */
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
  /** The layer of each node. Edges that are not `back` lead to a greater layer. May be negative. Counted per component. */
  readonly layer: Int32Array
  /** The component of each node. */
  readonly component: Int32Array
  /** 1 for each edge that closes a cycle, and for loops. */
  readonly back: Uint8Array
  /** The bends of edge i are `bends[3 k]` … `bends[3 k + 2]` for bendStarts[i] ≤ k < bendStarts[i + 1]. */
  readonly bendStarts: Uint32Array
  /** Triples (x from, x to, y): the edge is horizontal there. In the direction of the edge (leftwards for `back`). */
  readonly bends: Float32Array
  /** The bounding box of all nodes. */
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
}

/** Spacing in pixels within and between columns, and between components. */
export const SPACING = {
  node: 22,
  bend: 10,
  bendHeight: 6,
  column: 84,
  leastColumn: 56,
  component: 64,
} as const
