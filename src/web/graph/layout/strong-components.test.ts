import fc from 'fast-check'
import { expect, it } from 'vitest'
import { adjacency } from './adjacency.ts'
import { strongComponents } from './strong-components.ts'
import { weakComponents } from './weak-components.ts'

const graph = fc.integer({ min: 1, max: 14 }).chain((nodes) => {
  const node = fc.nat({ max: nodes - 1 })
  return fc.record({ nodes: fc.constant(nodes), edges: fc.array(fc.tuple(node, node), { maxLength: 30 }) })
})

/** Reachability by Warshall's algorithm. */
function reach(nodes: number, edges: readonly (readonly [number, number])[]): boolean[][] {
  const can = Array.from({ length: nodes }, (_, a) => Array.from({ length: nodes }, (_, b) => a === b))
  for (const [a, b] of edges) can[a]![b] = true
  for (let k = 0; k < nodes; k++)
    for (let a = 0; a < nodes; a++) for (let b = 0; b < nodes; b++) can[a]![b] ||= can[a]![k]! && can[k]![b]!
  return can
}

it('joins mutually reachable nodes and numbers against the edges', () => {
  fc.assert(
    fc.property(graph, ({ nodes, edges }) => {
      const sources = Uint32Array.from(edges, ([a]) => a)
      const targets = Uint32Array.from(edges, ([, b]) => b)
      const { of } = strongComponents(nodes, adjacency(nodes, sources, targets))
      const can = reach(nodes, edges)
      for (let a = 0; a < nodes; a++)
        for (let b = 0; b < nodes; b++) expect(of[a] === of[b]).toBe(can[a]![b] && can[b]![a])
      for (const [a, b] of edges) expect(of[a]).toBeGreaterThanOrEqual(of[b]!)
    }),
  )
})

it('finds weakly connected components', () => {
  fc.assert(
    fc.property(graph, ({ nodes, edges }) => {
      const sources = Uint32Array.from(edges, ([a]) => a)
      const targets = Uint32Array.from(edges, ([, b]) => b)
      const { of, count } = weakComponents(nodes, sources, targets)
      const can = reach(nodes, [...edges, ...edges.map(([a, b]) => [b, a] as const)])
      for (let a = 0; a < nodes; a++) for (let b = 0; b < nodes; b++) expect(of[a] === of[b]).toBe(can[a]![b])
      expect(count).toBe(new Set(of).size)
    }),
  )
})
