import { expect, it } from 'vitest'
import { answer, node } from '../answer.test-support.ts'
import { buildScene } from '../build-scene.ts'
import { EMPTY_VIEW } from '../scene-view.ts'
import { layoutGraph } from '../layout/layout-graph.ts'
import { layoutProblem, placeScene, type PlacedScene } from '../placed-scene.ts'
import { nearest, widened } from './nearest.ts'

/** Cards of 256 by 86 pixels at these positions. */
function at(...places: readonly (readonly [x: number, y: number])[]): PlacedScene {
  const scene = buildScene(
    answer(
      places.map((_, i) => node(`n${i}`)),
      [],
    ),
    EMPTY_VIEW,
    { now: 0 },
  )
  return {
    ...placeScene(scene, layoutGraph(layoutProblem(scene))),
    x: Float32Array.from(places, ([x]) => x),
    y: Float32Array.from(places, ([, y]) => y),
  }
}

it('finds nodes in an area, nearest to its centre first', () => {
  const placed = at([900, 500], [400, 300], [-300, 0], [-200, 0], [0, 2_000])
  const part = { left: 0, top: 0, width: 1_000, height: 600 }
  expect(nearest(placed, part, 10)).toEqual([1, 0, 3])
  expect(nearest(placed, part, 2)).toEqual([1, 0])
})

it('extends the area by whole screens on each side', () => {
  const camera = { x: 100, y: 50, scale: 0.5 }
  const size = { width: 200, height: 100 }
  expect(widened(camera, size, 0)).toEqual({ left: 100, top: 50, width: 400, height: 200 })
  expect(widened(camera, size, 1)).toEqual({ left: -300, top: -150, width: 1_200, height: 600 })
})
