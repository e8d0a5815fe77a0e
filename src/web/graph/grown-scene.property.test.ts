import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GraphJson } from '../../render/answer-json.ts'
import { answer, column, edge, node } from './answer.test-support.ts'
import { buildScene } from './build-scene.ts'
import { prepare } from './canvas/drawing.ts'
import { EMPTY_VIEW } from './scene-view.ts'
import { withHidden } from './scene-view.test-support.ts'
import { layoutGraph } from './layout/layout-graph.ts'
import { layoutProblem, placeScene } from './placed-scene.ts'

const anyEdges = (nodes: number) =>
  fc.uniqueArray(fc.tuple(fc.nat({ max: nodes - 1 }), fc.nat({ max: nodes - 1 }), fc.boolean()), {
    selector: ([a, b, past]) => `${a} ${b} ${past}`,
    maxLength: 20,
  })

/** An answer, and a later version of it with more nodes and edges, one changed and one removed. */
const growing = fc
  .record({ nodes: fc.integer({ min: 1, max: 10 }), more: fc.nat({ max: 4 }), gone: fc.nat({ max: 20 }) })
  .chain(({ nodes, more, gone }) =>
    fc
      .record({ first: anyEdges(nodes), fresh: anyEdges(nodes + more), changed: fc.nat({ max: 20 }) })
      .map(({ first, fresh, changed }): { before: GraphJson; after: GraphJson } => {
        const all = Array.from({ length: nodes + more }, (_, i) => node(`n${i}`))
        const made = ([a, b, past]: readonly [number, number, boolean]) =>
          edge(`n${a}`, `n${b}`, past ? { hidden: 1 } : {})
        const edges = first.map(made)
        const remaining = edges
          .filter((_, i) => i !== gone)
          .map((one, i) => (i === changed ? { ...one } : one))
        return {
          before: answer(all.slice(0, nodes), edges),
          after: answer(
            all.map((one, i) => (i === changed ? { ...one, more: true } : one)),
            [...remaining, ...fresh.map(made)],
          ),
        }
      }),
  )

describe('a scene built from the previous one', () => {
  it('equals a complete rebuild', () => {
    fc.assert(
      fc.property(growing, fc.boolean(), ({ before, after }, hides) => {
        const view = hides ? withHidden(EMPTY_VIEW, 'n0', true) : EMPTY_VIEW
        const was = buildScene(before, view, { now: 0 })
        expect(buildScene(after, view, { now: 0, before: was })).toEqual(buildScene(after, view, { now: 0 }))
      }),
    )
  })

  it('has the same edge boxes as a rebuild', () => {
    fc.assert(
      fc.property(growing, ({ before, after }) => {
        const was = buildScene(before, EMPTY_VIEW, { now: 0 })
        const placed = placeScene(was, layoutGraph(layoutProblem(was)))
        const scene = buildScene(after, EMPTY_VIEW, { now: 0, before: was })
        const grown = placeScene(scene, layoutGraph(layoutProblem(scene, placed)))
        expect(prepare(grown, prepare(placed))).toEqual(prepare(grown))
      }),
    )
  })

  it('reuses only unchanged cards and edges', () => {
    const nodes = [node('a'), node('b', { lastRun: '1970-01-01T00:00:00.000Z' }), node('c')]
    const edges = [edge('a', 'b'), edge('b', 'c')]
    const was = buildScene(answer(nodes, edges), EMPTY_VIEW, { now: 0 })
    const hour = 3_600_000
    const next = buildScene(answer([...nodes, node('d')], [...edges, edge('c', 'd')]), EMPTY_VIEW, {
      now: hour,
      before: was,
    })
    expect(next.nodes.map((one, i) => one === was.nodes[i])).toEqual([true, false, true, false])
    expect(next.edges.map((one, i) => one === was.edges[i])).toEqual([true, true, false])
  })

  it('reuses nothing from a scene with columns', () => {
    const graph = answer([node('a'), node('b')], [edge('a', 'b')])
    const columns = answer([column('a', 'x'), column('b', 'y')], [edge('a.x', 'b.y')])
    const view = { ...EMPTY_VIEW, columnsOpen: new Set(['a', 'b']) }
    const was = buildScene(graph, view, { now: 0, columns })
    expect(buildScene(graph, EMPTY_VIEW, { now: 0, before: was })).toEqual(
      buildScene(graph, EMPTY_VIEW, { now: 0 }),
    )
  })
})
