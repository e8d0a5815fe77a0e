import { createGraphCanvas } from '../../src/web/graph/canvas/create-graph-canvas.ts'
import { EMPTY_VIEW } from '../../src/web/graph/scene-view.ts'
import { initialView } from '../../src/web/graph/initial-view.ts'
import { createLayoutClient } from '../../src/web/graph/layout/layout-client.ts'
import { sceneToSvg } from '../../src/web/graph/scene-to-svg.ts'
import { createAnswerDisplay } from '../../src/web/graph/answer-display.ts'
import type { GraphPage } from './graph-page-types.ts'
import { readTheme } from '../../src/web/graph/canvas/theme.ts'

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
