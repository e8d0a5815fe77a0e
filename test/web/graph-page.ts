import { createGraphCanvas, type GraphCanvas } from '../../src/web/graph/canvas/create-graph-canvas.ts'
import type { GraphEvents } from '../../src/web/graph/canvas/graph-events.ts'
import { EMPTY_VIEW, type GraphView } from '../../src/web/graph/graph-view.ts'
import { initialView } from '../../src/web/graph/initial-view.ts'
import { createLayoutClient } from '../../src/web/graph/layout/layout-client.ts'
import { sceneToSvg } from '../../src/web/graph/scene-to-svg.ts'
import { createAnswerDisplay, type AnswerDisplay } from '../../src/web/graph/show-answer.ts'
import { readTheme } from '../../src/web/graph/canvas/theme.ts'

/** The page of the browser test and of the benchmark: one graph that fills it, and what it told of. */
export interface GraphPage {
  readonly canvas: GraphCanvas
  readonly display: AnswerDisplay
  readonly empty: GraphView
  readonly initialView: typeof initialView
  readonly events: { readonly kind: keyof GraphEvents; readonly event: object }[]
  svg(): string
}

declare global {
  interface Window {
    graph: GraphPage
  }
}

const host = document.querySelector<HTMLElement>('#host')!
const canvas = createGraphCanvas(host, { label: 'An answer' })
canvas.attachMinimap(document.querySelector<HTMLCanvasElement>('#minimap')!)
const display = createAnswerDisplay(canvas, createLayoutClient())
const events: GraphPage['events'] = []
for (const kind of ['hover', 'select', 'open', 'columns', 'context', 'pin'] as const)
  canvas.on(kind, (event) => events.push({ kind, event }))

window.graph = {
  canvas,
  display,
  empty: EMPTY_VIEW,
  initialView,
  events,
  svg: () => sceneToSvg(display.placed!, readTheme(host)),
}
