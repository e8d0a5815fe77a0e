import { expect, it } from 'vitest'
import { answer, chain, column, node } from './answer.test-support.ts'
import { buildScene } from './build-scene.ts'
import { drawnIdOf } from './drawn-id.ts'
import { EMPTY_VIEW } from './scene-view.ts'
import { withHidden } from './scene-view.test-support.ts'

const now = Date.parse('2026-03-10T12:00:00Z')

it('maps nodes and columns to their cards, and hidden nodes to undefined', () => {
  const graph = answer([node('a'), column('b', 'x'), node('c')], [])
  const as = drawnIdOf(graph, buildScene(graph, withHidden(EMPTY_VIEW, 'c', true), { now }))
  expect(['a', 'b.x', 'b', 'c', 'd'].map(as)).toEqual(['a', 'b', 'b', undefined, undefined])
})

it('maps a node in a group to the group', () => {
  const as = drawnIdOf(chain(), buildScene(chain(), { ...EMPTY_VIEW, groupBy: 'namespace' }, { now }))
  expect([as('a'), as('b')]).toEqual(['a', expect.stringMatching(/^group:/u)])
  expect(as('d')).toBe(as('b'))
})
