import { expect, it } from 'vitest'
import type { Id } from '../../domain/ids.ts'
import { componentsOf } from './components.ts'
import { Digraph } from './digraph.ts'

const id = (text: string | number): Id => String(text) as Id

function graphOf(count: number, edges: readonly (readonly [number, number])[]): Digraph {
  const graph = new Digraph(Array.from({ length: count }, (_, i) => id(i)))
  for (const [from, to] of edges) graph.add(id(from), id(to))
  return graph
}

/** The components as lists of nodes, in the order of their first nodes. */
function componentLists(graph: Digraph): readonly string[] {
  const lists = Map.groupBy(componentsOf(graph).entries(), ([, component]) => component)
  return [...lists.values()].map((list) => list.map(([node]) => node).join(' '))
}

it('finds nodes on cycles, and separates nodes that only lead to one', () => {
  const edges = [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
    [3, 4],
    [4, 3],
    [5, 0],
    [6, 6],
  ] as const
  expect(componentLists(graphOf(7, edges))).toEqual(['0 1 2', '3 4', '5', '6'])
})

it('handles a chain of 200,000 nodes, and the same chain closed to a ring', () => {
  const many = 200_000
  const chain = Array.from({ length: many - 1 }, (_, i) => [i, i + 1] as const)
  expect(new Set(componentsOf(graphOf(many, chain))).size).toBe(many)
  expect(new Set(componentsOf(graphOf(many, [...chain, [many - 1, 0]]))).size).toBe(1)
})

it('ignores edges to nodes that are not in the graph', () => {
  const graph = graphOf(2, [[0, 1]])
  graph.add(id(1), id('elsewhere'))
  expect(graph.size).toBe(1)
})
