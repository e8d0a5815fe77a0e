import { describe, expect, it } from 'vitest'
import { answer, chain, edge, node } from './answer.test-support.ts'
import { buildScene } from './build-scene.ts'
import { EMPTY_VIEW, type SceneView } from './scene-view.ts'
import { withHidden, withPin } from './scene-view.test-support.ts'
import { sameDrawing } from './same-drawing.ts'
import type { Scene } from './scene.ts'

const GROUPED: SceneView = { ...EMPTY_VIEW, groupBy: 'namespace' }
const scene = (graph = chain(), view = EMPTY_VIEW): Scene => buildScene(graph, view, { now: 0 })
const withFields = (fields: object): ReturnType<typeof chain> => {
  const { nodes, edges } = chain()
  return answer(
    nodes.map((one) => ({ ...one, ...fields })),
    edges,
  )
}

describe('sameDrawing', () => {
  it('is true if only facts on cards differ', () => {
    expect(sameDrawing(scene(), scene())).toBe(true)
    expect(sameDrawing(scene(), scene(withFields({ owner: 'ann', status: 'FAIL', tag: ['pii'] })))).toBe(true)
    expect(sameDrawing(scene(chain(), GROUPED), scene(withFields({ owner: 'ann' }), GROUPED))).toBe(true)
  })

  it('is false if nodes, names, marks or positions differ', () => {
    for (const other of [
      scene(answer([...chain().nodes, node('e')], chain().edges)),
      scene(chain(), withHidden(EMPTY_VIEW, 'a', true)),
      scene(chain(), withPin(EMPTY_VIEW, 'a', { x: 1, y: 1 })),
      scene(chain(), GROUPED),
      scene(withFields({ name: 'renamed' })),
      scene(withFields({ opened: true })),
      scene(withFields({ kind: 'job' })),
    ])
      expect(sameDrawing(scene(), other)).toBe(false)
  })

  it('is false if edges or their styles differ', () => {
    const { nodes, edges } = chain()
    for (const others of [
      edges.slice(1),
      [...edges.slice(1), edge('a', 'c')],
      edges.map((one) => ({ ...one, change: 'added' as const })),
      edges.map((one) => ({ ...one, hidden: 2 })),
    ])
      expect(sameDrawing(scene(), scene(answer(nodes, others)))).toBe(false)
  })
})
