import type { PlacedScene } from '../placed-scene.ts'
import type { Camera, Size } from './camera.ts'
import type { Detail } from './detail.ts'
import { edgeBoxes } from './edge-boxes.ts'
import type { Light } from './light.ts'
import { edgeLooks, type EdgeLook } from './edge-looks.ts'
import type { TextMeasure } from './text-measure.ts'
import type { Theme } from './theme.ts'

/** What is made once of a placed scene, and serves every frame. */
export interface Prepared {
  readonly placed: PlacedScene
  readonly boxes: Float32Array
  readonly looks: readonly EdgeLook[]
}

/** `before` is what was prepared of the scene that was drawn last: what lies where it lay is not reckoned again. */
export const prepare = (placed: PlacedScene, before?: Prepared): Prepared => ({
  placed,
  boxes: edgeBoxes(placed, before),
  looks: edgeLooks(placed),
})

/** All that a picture depends on. */
export interface Drawing {
  readonly prepared: Prepared
  readonly camera: Camera
  readonly size: Size
  /** Pixels of the canvas for each of CSS. */
  readonly ratio: number
  readonly detail: Detail
  readonly theme: Theme
  readonly text: TextMeasure
  /** What is lit, while anything is; all else is then faint. */
  readonly light?: Light | undefined
  /** Whether a node has a card of its own on top, so that it need not be drawn. */
  readonly covered: (node: number) => boolean
  /** Nodes with an outline, by number. */
  readonly selected: ReadonlySet<number>
  /** Nodes that a search found. */
  readonly found: ReadonlySet<number>
}
