import { expect, it } from 'vitest'
import { answer, column, node } from '../graph/answer.test-support.ts'
import { cardAt, nodesAt } from './nodes-at.ts'

const graph = answer([node('a'), column('b', 'x'), column('b', 'y')], [])
const idsAt = (card: string | undefined, row?: string): string[] =>
  nodesAt(graph, card, row).map(({ id }) => id)

it('returns the node of a card, or its columns', () => {
  expect(idsAt('a')).toEqual(['a'])
  expect(idsAt('b')).toEqual(['b.x', 'b.y'])
  expect(idsAt('b', 'b.y')).toEqual(['b.y'])
  expect([idsAt('group:shop'), idsAt(undefined)]).toEqual([[], []])
})

it('returns the card if the answer does not have the column', () => {
  expect(idsAt('a', 'a.z')).toEqual(['a'])
})

it('returns a card as a node', () => {
  expect(cardAt(graph, 'a')).toMatchObject({ id: 'a', kind: 'dataset', name: 'a' })
  expect(cardAt(graph, 'b')).toEqual({ id: 'b', kind: 'dataset', namespace: 'shop', name: 'b' })
  expect(cardAt(graph, 'group:shop')).toBeUndefined()
})
