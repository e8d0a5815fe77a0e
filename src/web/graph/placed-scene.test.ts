import { describe, expect, it } from 'vitest'
import { answer, chain, column, edge, node } from './answer.test-support.ts'
import { buildScene } from './build-scene.ts'
import { edgePath } from './edge-path.ts'
import { EMPTY_VIEW } from './scene-view.ts'
import { withColumns, withPin } from './scene-view.test-support.ts'
import { layoutGraph } from './layout/layout-graph.ts'
import { layoutProblem, placeScene, portY, type PlacedScene } from './placed-scene.ts'
import type { Scene } from './scene.ts'

const place = (scene: Scene, before?: PlacedScene): PlacedScene =>
  placeScene(scene, layoutGraph(layoutProblem(scene, before)))

const numbers = (placed: PlacedScene, edgeNumber: number): number[] => {
  const taken: number[] = []
  const take = (...values: number[]): void => void taken.push(...values)
  edgePath(placed, edgeNumber, { moveTo: take, lineTo: take, bezierCurveTo: take })
  return taken
}

describe('a placed scene', () => {
  it('keeps existing nodes in place when it grows', () => {
    const small = place(buildScene(chain(), EMPTY_VIEW, { now: 0 }))
    const grown = answer(
      [node('z'), ...chain().nodes, node('e')],
      [...chain().edges, edge('d', 'e'), edge('z', 'b')],
    )
    const large = place(buildScene(grown, EMPTY_VIEW, { now: 0 }), small)
    const at = (placed: PlacedScene, id: string): number[] => {
      const i = placed.scene.nodes.findIndex((one) => one.id === id)
      return [placed.x[i]!, placed.y[i]!]
    }
    for (const id of ['b', 'c', 'd']) expect(at(large, id)).toEqual(at(small, id))
    expect(at(large, 'e')[0]).toBeGreaterThan(at(large, 'd')[0]!)
  })

  it('leads edges from the right of one card to the left of the next', () => {
    const placed = place(buildScene(chain(), EMPTY_VIEW, { now: 0 }))
    const path = numbers(placed, 0)
    expect(path.slice(0, 2)).toEqual([
      placed.x[0]! + placed.scene.nodes[0]!.width,
      portY(placed, 0, undefined),
    ])
    expect(path.slice(-2)).toEqual([placed.x[1], portY(placed, 1, undefined)])
  })

  it('leads edges that close a cycle back to the left', () => {
    const graph = answer(
      [node('a', { start: true }), node('b')],
      [edge('a', 'b'), edge('b', 'a'), edge('b', 'b')],
    )
    const placed = place(buildScene(graph, EMPTY_VIEW, { now: 0 }))
    expect([...placed.back]).toEqual([0, 1, 1])
    const path = numbers(placed, 1)
    expect(path[0]).toBe(placed.x[1])
    expect(path.at(-2)).toBe(placed.x[0]! + placed.scene.nodes[0]!.width)
  })

  it('leads edges of columns to their rows', () => {
    const columns = answer(
      [column('a', 'x'), column('a', 'y'), column('b', 'z')],
      [edge('a.y', 'b.z'), edge('a.x', 'a.y')],
    )
    const view = withColumns(withColumns(EMPTY_VIEW, 'a', true), 'b', true)
    const placed = place(buildScene(chain(), view, { now: 0, columns }))
    const e = placed.scene.edges.findIndex((one) => one.id === 'a.a.y>b.b.z')
    const path = numbers(placed, e)
    expect(path[1]).toBe(portY(placed, 0, 1))
    expect(path.at(-1)).toBe(portY(placed, 1, 0))
    expect(portY(placed, 0, 1)).toBeGreaterThan(portY(placed, 0, 0))
  })

  it('puts a pinned card where it was put', () => {
    const placed = place(buildScene(chain(), withPin(EMPTY_VIEW, 'b', { x: 11, y: -40 }), { now: 0 }))
    expect([placed.x[1], placed.y[1]]).toEqual([11, -40])
  })
})
