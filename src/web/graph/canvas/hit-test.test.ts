import { describe, expect, it } from 'vitest'
import { answer, chain, column, edge } from '../answer.test-support.ts'
import { buildScene } from '../build-scene.ts'
import { EMPTY_VIEW } from '../scene-view.ts'
import { withColumns } from '../scene-view.test-support.ts'
import { layoutGraph } from '../layout/layout-graph.ts'
import { layoutProblem, placeScene, portY } from '../placed-scene.ts'
import { prepare } from './drawing.ts'
import { hitTest, hitTestEdge } from './hit-test.ts'
import { nextNode } from './next-node.ts'

const columns = answer([column('a', 'x'), column('a', 'y'), column('b', 'z')], [edge('a.x', 'b.z')])
const scene = buildScene(chain(), withColumns(EMPTY_VIEW, 'a', true), { now: 0, columns })
const placed = placeScene(scene, layoutGraph(layoutProblem(scene)))
const prepared = prepare(placed)

describe('hit testing', () => {
  it('finds the node and its row', () => {
    expect(hitTest(prepared, placed.x[1]! + 5, placed.y[1]! + 5, 0)).toEqual({ kind: 'node', node: 1 })
    expect(hitTest(prepared, placed.x[0]! + 5, portY(placed, 0, 1), 0)).toEqual({
      kind: 'node',
      node: 0,
      row: 1,
    })
    expect(hitTest(prepared, placed.x[0]! - 500, 0, 2)).toBeUndefined()
  })

  it('finds the nearest edge', () => {
    const number = scene.edges.findIndex((one) => one.id === 'b>c')
    const x = (placed.x[1]! + scene.nodes[1]!.width + placed.x[2]!) / 2
    const y = (portY(placed, 1, undefined) + portY(placed, 2, undefined)) / 2
    expect(hitTestEdge(prepared, x, y + 3, 6)).toEqual({ kind: 'edge', edge: number })
    expect(hitTestEdge(prepared, x, y + 60, 6)).toBeUndefined()
  })
})

it('follows edges, and stays if there is none', () => {
  expect(nextNode(placed, 1, 'right')).toBe(2)
  expect(nextNode(placed, 1, 'left')).toBe(0)
  expect(nextNode(placed, 0, 'left')).toBeUndefined()
  expect(nextNode(placed, 0, 'up')).toBeUndefined()
})
