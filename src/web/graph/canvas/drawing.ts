import type { PlacedScene } from '../placed-scene.ts'
import type { Camera, Size } from './camera.ts'
import type { Detail } from './detail.ts'
import { edgeBoxes } from './edge-boxes.ts'
import type { Light } from './light.ts'
import { edgeBatches, type EdgeBatch } from './edge-batches.ts'
import type { TextMeasure } from './text-measure.ts'
import type { Theme } from './theme.ts'

/** Data computed once per placed scene and reused for every frame. */
export interface Prepared {
  readonly placed: PlacedScene
  readonly boxes: Float32Array
  readonly batches: readonly EdgeBatch[]
}

/** `before` is the prepared previous scene. Values of unchanged edges are reused from it. */
export const prepare = (placed: PlacedScene, before?: Prepared): Prepared => ({
  placed,
  boxes: edgeBoxes(placed, before),
  batches: edgeBatches(placed),
})

/** Everything that a frame depends on. */
export interface Drawing {
  readonly prepared: Prepared
  readonly camera: Camera
  readonly size: Size
  /** Canvas pixels per CSS pixel. */
  readonly ratio: number
  readonly detail: Detail
  readonly theme: Theme
  readonly text: TextMeasure
  /** What is highlighted, if anything. Everything else is dimmed. */
  readonly light?: Light | undefined
  /** Whether a node is covered by its card element and need not be drawn. */
  readonly covered: (node: number) => boolean
  /** Numbers of the selected nodes. */
  readonly selected: ReadonlySet<number>
  /** Numbers of the nodes that match the search. */
  readonly found: ReadonlySet<number>
}
