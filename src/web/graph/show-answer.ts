import type { GraphJson } from '../../render/answer-json.ts'
import { buildScene } from './build-scene.ts'
import { sameDrawing } from './same-drawing.ts'
import type { GraphCanvas } from './canvas/create-graph-canvas.ts'
import type { GraphView } from './graph-view.ts'
import type { LayoutClient } from './layout/layout-client.ts'
import { layoutProblem, placeScene, type PlacedScene } from './placed-scene.ts'
import type { Scene } from './scene.ts'

/** What is shown of an answer, and how. */
export interface Shown {
  readonly graph: GraphJson
  readonly view: GraphView
  /** The columns known so far, as an answer of columns. */
  readonly columns?: GraphJson
}

export interface AnswerDisplay {
  /**
   * Lays the answer out and draws it; where only what cards tell is other than it was, those are made anew and nothing else. Resolves to the scene when it is on the canvas, or to undefined when a later call overtook it; rejects when the layout fails. What was
   * drawn before stays where it was, unless `anew`, or the way of grouping changed.
   */
  show(shown: Shown, anew?: boolean): Promise<Scene | undefined>
  /** What is drawn now. */
  readonly placed: PlacedScene | undefined
}

export function createAnswerDisplay(canvas: GraphCanvas, layout: LayoutClient): AnswerDisplay {
  let placed: PlacedScene | undefined
  let last: Shown | undefined
  let turn = 0
  return {
    async show(shown, anew = false) {
      const own = ++turn
      const { graph, view, columns } = shown
      const scene = buildScene(graph, view, {
        now: Date.now(),
        before: placed?.scene,
        ...(columns === undefined ? {} : { columns }),
      })
      const keeps = !anew && last?.view.groupBy === view.groupBy
      if (keeps && placed !== undefined && sameDrawing(scene, placed.scene)) {
        last = shown
        placed = { ...placed, scene }
        canvas.setScene(placed)
        return scene
      }
      const solution = await layout.layOut(layoutProblem(scene, keeps ? placed : undefined))
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
