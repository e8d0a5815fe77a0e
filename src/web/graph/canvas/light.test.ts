import { describe, expect, it } from 'vitest'
import type { GraphJson } from '../../../render/answer-json.ts'
import { answer, column, edge, node } from '../answer.test-support.ts'
import { buildScene } from '../build-scene.ts'
import { EMPTY_VIEW } from '../scene-view.ts'
import { lightFrom, startReach } from './light.ts'
import { sceneLinks } from './scene-links.ts'

function light(graph: GraphJson, id: string, row?: number, columns?: GraphJson) {
  const open = columns === undefined ? EMPTY_VIEW : { ...EMPTY_VIEW, columnsOpen: new Set(['a', 'b', 'c']) }
  const scene = buildScene(graph, open, { now: 0, ...(columns === undefined ? {} : { columns }) })
  const links = sceneLinks(scene)
  const number = scene.nodes.findIndex((one) => one.id === id)
  const lit = lightFrom(scene, links, startReach(scene, links), number, row)
  return {
    nodes: scene.nodes.flatMap((one, i) => (lit.nodes[i] === 1 ? [one.id] : [])),
    edges: scene.edges.flatMap((one, i) => (lit.edges[i] === 1 ? [one.id] : [])),
  }
}

/** u → s → x → z and s → y → z → w, where s is the start. */
const diamond = answer(
  [node('u'), node('s', { start: true }), node('x'), node('y'), node('z'), node('w')],
  [edge('u', 's'), edge('s', 'x'), edge('s', 'y'), edge('x', 'z'), edge('y', 'z'), edge('z', 'w')],
)

describe('a hover', () => {
  it('highlights the paths from the start, and nothing beyond', () => {
    expect(light(diamond, 'z')).toEqual({
      nodes: ['s', 'x', 'y', 'z'],
      edges: ['s>x', 's>y', 'x>z', 'y>z'],
    })
    expect(light(diamond, 'x').nodes).toEqual(['s', 'x'])
  })

  it('highlights the paths to the start for an upstream node', () => {
    expect(light(diamond, 'u')).toEqual({ nodes: ['u', 's'], edges: ['u>s'] })
  })

  it('highlights the whole lineage of a start', () => {
    expect(light(diamond, 's').nodes).toHaveLength(6)
  })

  it('highlights the whole lineage of a node without a start', () => {
    const loose = answer(
      [node('a'), node('b'), node('c'), node('d')],
      [edge('a', 'b'), edge('b', 'c'), edge('a', 'd')],
    )
    expect(light(loose, 'b').nodes).toEqual(['a', 'b', 'c'])
  })

  it('visits a cycle once', () => {
    const cycle = answer([node('a'), node('b')], [edge('a', 'b'), edge('b', 'a')])
    expect(light(cycle, 'a').edges).toEqual(['a>b', 'b>a'])
  })

  it('follows only the column under the pointer', () => {
    const datasets = answer(
      [node('a', { start: true }), node('b'), node('c')],
      [edge('a', 'b'), edge('b', 'c')],
    )
    const columns = answer(
      [
        column('a', 'x'),
        column('a', 'y'),
        column('b', 'x'),
        column('b', 'y'),
        column('c', 'x'),
        column('c', 'y'),
      ],
      [edge('a.x', 'b.x'), edge('a.y', 'b.y'), edge('b.x', 'c.x'), edge('b.y', 'c.y')],
    )
    expect(light(datasets, 'c', 1, columns).edges).toEqual(['a.a.y>b.b.y', 'b.b.y>c.c.y'])
  })
})
