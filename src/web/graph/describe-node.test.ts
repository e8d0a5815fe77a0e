import { expect, it } from 'vitest'
import { answer, chain, node } from './answer.test-support.ts'
import { buildScene } from './build-scene.ts'
import { EMPTY_VIEW } from './scene-view.ts'
import { initials, describeNode } from './describe-node.ts'

it('describes a card with its marks', () => {
  const { nodes } = buildScene(
    answer(
      [node('a', { start: true, change: 'added', opaque: true, more: true, cycle: 2, status: 'RUNNING' })],
      [],
    ),
    EMPTY_VIEW,
    { now: 0 },
  )
  expect(describeNode(nodes[0]!, 1, 3)).toBe(
    'dataset a in shop, start, added, status running, on cycle 2, column lineage unknown beyond, leads further, 1 edge in, 3 out',
  )
})

it('describes nodes opened by hand, in cards and groups', () => {
  const graph = answer([node('a'), node('b', { opened: true }), node('c', { opened: true })], [])
  const cards = buildScene(graph, EMPTY_VIEW, { now: 0 }).nodes
  expect(cards.map((card) => describeNode(card, 0, 0))).toEqual([
    'dataset a in shop, 0 edges in, 0 out',
    'dataset b in shop, opened by hand, 0 edges in, 0 out',
    'dataset c in shop, opened by hand, 0 edges in, 0 out',
  ])
  const view = { ...EMPTY_VIEW, groupBy: 'namespace' as const }
  const [group] = buildScene(graph, view, { now: 0 }).nodes
  expect(describeNode(group!, 0, 0)).toBe(
    'group of 3 nodes by namespace: shop, 2 opened by hand, 0 edges in, 0 out',
  )
})

it('describes a group', () => {
  const { nodes } = buildScene(chain(), { ...EMPTY_VIEW, groupBy: 'namespace' }, { now: 0 })
  expect(describeNode(nodes[1]!, 1, 0)).toBe(
    'group of 3 nodes by namespace: shop, 1 leading further, 2 edges inside, 1 edge in, 0 out',
  )
})

it('makes initials of people and teams', () => {
  expect(['Ada Lovelace', 'data-platform', 'ann', '李雷', ''].map(initials)).toEqual([
    'AL',
    'DP',
    'AN',
    '李雷',
    '',
  ])
})
