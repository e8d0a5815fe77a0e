import type { GraphJson } from '../../render/answer-json.ts'
import { buildScene } from './build-scene.ts'
import { sameDrawing } from './same-drawing.ts'
import type { GraphCanvas } from './canvas/create-graph-canvas.ts'
import type { SceneView } from './scene-view.ts'
import type { LayoutClient } from './layout/layout-client.ts'
import { layoutProblem, placeScene, type PlacedScene } from './placed-scene.ts'
import type { Scene } from './scene.ts'

/** The answer to show, and its view. */
export interface Shown {
  readonly graph: GraphJson
  readonly view: SceneView
  /** The columns known so far, as an answer of columns. */
  readonly columns?: GraphJson
}

export interface AnswerDisplay {
  /**
   * Lays out the answer and draws it. If only facts changed, only the cards are updated. Resolves to the scene once it is on the
   * canvas, or to undefined if a later call overtook it. Rejects if the layout fails. Existing nodes stay in place, unless `fresh`
   * is set or the grouping changed.
   */
  show(shown: Shown, fresh?: boolean): Promise<Scene | undefined>
  /** What is drawn now. */
  readonly placed: PlacedScene | undefined
}

export function createAnswerDisplay(canvas: GraphCanvas, layout: LayoutClient): AnswerDisplay {
  let placed: PlacedScene | undefined
  let last: Shown | undefined
  let turn = 0
  return {
    async show(shown, fresh = false) {
      const own = ++turn
      const { graph, view, columns } = shown
      const scene = buildScene(graph, view, {
        now: Date.now(),
        before: placed?.scene,
        ...(columns === undefined ? {} : { columns }),
      })
      const keeps = !fresh && last?.view.groupBy === view.groupBy
      if (keeps && placed !== undefined && sameDrawing(scene, placed.scene)) {
        last = shown
        placed = { ...placed, scene }
        canvas.setScene(placed)
        return scene
      }
      const solution = await layout.layout(layoutProblem(scene, keeps ? placed : undefined))
      if (own !== turn) return undefined
      last = shown
      placed = placeScene(scene, solution)
      canvas.setScene(placed)
      return scene
    },
    get placed() {
      return placed
    },
  }
}
