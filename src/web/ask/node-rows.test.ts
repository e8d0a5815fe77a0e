import { expect, it } from 'vitest'
import type { EdgeJson, NodeJson } from '../../render/answer-json.ts'
import { flagsOf, nodeRows } from './node-rows.ts'

const node = (name: string, more: Partial<NodeJson> = {}): NodeJson => ({
  id: name,
  kind: 'dataset',
  namespace: 'n',
  name,
  ...more,
})
const edge = (from: string, to: string): EdgeJson => ({ from, to, jobs: [], basis: ['stated'] })

it('lists nodes by distance below headings, with what feeds them', () => {
  const nodes = [
    node('d'),
    node('c', { distance: 1 }),
    node('a', { start: true, distance: 0 }),
    node('b', { start: true }),
  ]
  const edges = [edge('a', 'c'), edge('b', 'c'), edge('d', 'c'), edge('gone', 'd')]
  expect(
    nodeRows({ nodes, edges }).map((row) =>
      row.kind === 'node' ? `${row.node.name}<${row.from}` : row.title,
    ),
  ).toEqual([
    'Start (2 nodes)',
    'a<',
    'b<',
    '1 step away (1 node)',
    'c<a, b and 1 more',
    'All (1 node)',
    'd<',
  ])
})

it('says what is to know of a node', () => {
  const words = flagsOf(
    node('a', { start: true, more: true, opaque: true, cycle: 2, change: 'removed', opened: true }),
  )
  expect(words.map(({ word }) => word)).toEqual(['start', 'opened', 'removed', 'cycle 2', 'opaque', 'more'])
  expect(flagsOf(node('a', { member: true, change: 'kept' }))).toEqual([])
})
