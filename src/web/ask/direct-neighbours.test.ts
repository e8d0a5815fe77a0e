import { expect, it } from 'vitest'
import { directNeighbours } from './direct-neighbours.ts'

const node = (id: string, start = false) => ({
  id,
  kind: 'dataset' as const,
  namespace: 'n',
  name: id,
  start,
})
const edge = (from: string, to: string, ...jobs: string[]) => ({
  from,
  to,
  basis: [],
  jobs: jobs.map((name) => ({ id: name, namespace: 'n', name })),
})

it('separates upstream from downstream neighbours, each job once', () => {
  const found = directNeighbours({
    nodes: [node('a'), node('b', true), node('c'), node('d')],
    edges: [edge('a', 'b', 'load', 'load'), edge('b', 'c'), edge('c', 'd'), edge('b', 'missing')],
  })
  expect(found.upstream.map(({ node, jobs }) => [node.id, ...jobs])).toEqual([['a', 'load']])
  expect(found.downstream.map(({ node }) => node.id)).toEqual(['c'])
})

it('shows a start that feeds itself on both sides', () => {
  const found = directNeighbours({ nodes: [node('a', true)], edges: [edge('a', 'a', 'job')] })
  expect([found.upstream.length, found.downstream.length]).toEqual([1, 1])
})
