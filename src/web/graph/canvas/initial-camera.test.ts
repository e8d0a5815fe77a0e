import { expect, it } from 'vitest'
import { answer, edge, node } from '../answer.test-support.ts'
import { buildScene } from '../build-scene.ts'
import { EMPTY_VIEW } from '../scene-view.ts'
import { layoutGraph } from '../layout/layout-graph.ts'
import { layoutProblem, placeScene, type PlacedScene } from '../placed-scene.ts'
import { fitting, toScreen } from './camera.ts'
import { READ_AT } from './detail.ts'
import { initialCamera } from './initial-camera.ts'

const PHONE = { width: 374, height: 350 }

/** A chain of cards with one start. */
function chain(length: number, start: number): PlacedScene {
  const names = Array.from({ length }, (_, i) => `n${i}`)
  const scene = buildScene(
    answer(
      names.map((name, i) => node(name, i === start ? { start: true } : {})),
      names.slice(1).map((name, i) => edge(names[i]!, name)),
    ),
    EMPTY_VIEW,
    { now: 0 },
  )
  return placeScene(scene, layoutGraph(layoutProblem(scene)))
}

it('shows the whole scene in a wide window, if it fits, or if it is large', () => {
  const five = chain(5, 0)
  const desk = { width: 900, height: 600 }
  expect(initialCamera(five, desk)).toEqual(fitting(five.bounds, desk))
  const one = chain(1, 0)
  expect(initialCamera(one, PHONE)).toEqual(fitting(one.bounds, PHONE))
  const many = chain(120, 0)
  expect(initialCamera(many, PHONE)).toEqual(fitting(many.bounds, PHONE))
})

it.each([0, 2, 4])('shows the start readably on a phone: %i', (start) => {
  const placed = chain(5, start)
  const camera = initialCamera(placed, PHONE)
  expect(camera.scale).toBe(READ_AT)
  const at = placed.scene.nodes.findIndex((one) => one.id === `n${start}`)
  const { width, height } = placed.scene.nodes[at]!
  const [left, top] = toScreen(camera, placed.x[at]!, placed.y[at]!)
  expect(left).toBeGreaterThanOrEqual(0)
  expect(left + width * READ_AT).toBeLessThanOrEqual(PHONE.width)
  expect(top).toBeGreaterThanOrEqual(0)
  expect(top + height * READ_AT).toBeLessThanOrEqual(PHONE.height)
  // At an end of the graph, half of the screen must not be empty.
  if (start === 0) expect(left).toBeCloseTo(16)
  if (start === 4) expect(left + width * READ_AT).toBeCloseTo(PHONE.width - 16)
})
