import fc from 'fast-check'
import { expect, it } from 'vitest'
import { orderColumns } from './order-columns.ts'
import { splitEdges } from './split-edges.ts'
import { crossingsOf, neighboursOf, orderByRank } from './vertex-order.ts'
import { runs } from '../../../../test/runs.ts'

/** Columns of `size` nodes with edges between neighbouring columns. */
function between(columns: number, size: number, edges: readonly (readonly [number, number, number])[]) {
  const nodes = columns * size
  const column = Int32Array.from({ length: nodes }, (_, v) => Math.floor(v / size))
  const left = Uint32Array.from(edges, ([c, a]) => c * size + a)
  const right = Uint32Array.from(edges, ([c, , b]) => (c + 1) * size + b)
  const none = new Uint8Array(edges.length)
  const graph = splitEdges(nodes, left, right, column, none, none)
  return { graph, columns, neighbours: neighboursOf(graph) }
}

const any = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 40 })

/** No crossing in input order, but one after a depth-first walk, however it is swept. */
const SWEPT_WORSE: [number, number, number][] = [
  [1, 0, 2],
  [2, 3, 4],
  [2, 0, 0],
  [2, 2, 4],
  [2, 2, 1],
  [2, 2, 0],
]

it('never has more crossings than the input order', () => {
  fc.assert(
    fc.property(any, (edges) => {
      const { graph, columns, neighbours } = between(4, 6, edges)
      const naive = orderByRank(graph, columns, new Float64Array(graph.vertices))
      const order = orderColumns(graph, columns, neighbours)
      expect(crossingsOf(order, neighbours)).toBeLessThanOrEqual(crossingsOf(naive, neighbours))
    }),
    { numRuns: runs(2000), examples: [[SWEPT_WORSE]] },
  )
})

it('removes avoidable crossings', () => {
  const reversed = [0, 1, 2, 3, 4, 5].map((i) => [0, i, 5 - i] as const)
  const { graph, columns, neighbours } = between(2, 6, reversed)
  expect(crossingsOf(orderByRank(graph, columns, new Float64Array(graph.vertices)), neighbours)).toBe(15)
  expect(crossingsOf(orderColumns(graph, columns, neighbours), neighbours)).toBe(0)
})

it('keeps the number of bends linear for long edges', () => {
  const size = 400
  const chain = Array.from({ length: size - 1 }, (_, i) => [i, i + 1] as const)
  const leaps = Array.from({ length: size / 2 }, (_, i) => [i, i + size / 2] as const)
  const edges = [...chain, ...leaps]
  const graph = splitEdges(
    size,
    Uint32Array.from(edges, ([a]) => a),
    Uint32Array.from(edges, ([, b]) => b),
    Int32Array.from({ length: size }, (_, v) => v),
    new Uint8Array(edges.length),
    new Uint8Array(edges.length),
  )
  expect(graph.vertices).toBeLessThanOrEqual(size + 3 * (size + edges.length) + 2 * leaps.length)
})
