import type { GraphCanvas } from '../../src/web/graph/canvas/create-graph-canvas.ts'
import type { GraphEvents } from '../../src/web/graph/canvas/graph-events.ts'
import type { SceneView } from '../../src/web/graph/scene-view.ts'
import type { initialView } from '../../src/web/graph/initial-view.ts'
import type { AnswerDisplay } from '../../src/web/graph/answer-display.ts'

/** The page of the browser test and the benchmark: one full-page graph, and its events. */
export interface GraphPage {
  readonly canvas: GraphCanvas
  readonly display: AnswerDisplay
  readonly empty: SceneView
  readonly initialView: typeof initialView
  readonly events: { readonly kind: keyof GraphEvents; readonly event: object }[]
  svg(): string
}

declare global {
  interface Window {
    graph: GraphPage
  }
}
