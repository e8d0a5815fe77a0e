import { expect, it } from 'vitest'
import type { EdgeJson, NodeJson } from '../../render/answer-json.ts'
import { changesOf, chosenOf, keyOf, itemsMatching } from './changed-items.ts'

const node = (id: string, change: NodeJson['change'] & string): NodeJson => ({
  id,
  kind: 'dataset',
  namespace: 'shop',
  name: `Table-${id}`,
  change,
})
const edge = (from: string, to: string, change: EdgeJson['change'] & string): EdgeJson => ({
  from,
  to,
  jobs: [{ id: 'j', namespace: 'x', name: `load ${to}` }],
  basis: ['stated'],
  change,
})
const GRAPH = {
  nodes: [node('a', 'kept'), node('b', 'removed'), node('c', 'added')],
  edges: [edge('a', 'b', 'removed'), edge('a', 'c', 'added'), edge('x', 'c', 'added')],
}

it('lists additions, then removals, with counts', () => {
  const { things, counts } = changesOf(GRAPH)
  expect(things.map((thing) => `${thing.change} ${keyOf(chosenOf(thing))}`)).toEqual([
    'added c',
    'added a c',
    'added x c',
    'removed b',
    'removed a b',
  ])
  expect(counts).toEqual({
    added: { nodes: 1, edges: 2 },
    removed: { nodes: 1, edges: 1 },
    kept: { nodes: 1, edges: 0 },
  })
  expect(things[2]).not.toHaveProperty('from.id')
})

it('finds by words in names, namespaces and jobs', () => {
  const { things } = changesOf(GRAPH)
  const found = (words: string) => itemsMatching(things, words).map((thing) => keyOf(chosenOf(thing)))
  expect(found('  ')).toHaveLength(5)
  expect(found('TABLE-B shop')).toEqual(['b', 'a b'])
  expect(found('load c')).toEqual(['a c', 'x c'])
  expect(found('shop nothing')).toEqual([])
})
