import { expect, it } from 'vitest'
import { edge } from './answer.test-support.ts'
import { edgeLabel } from './edge-label.ts'
import type { SceneEdge } from './scene.ts'

const drawn = (count: number, more: Partial<SceneEdge> = {}): SceneEdge => ({
  id: 'a>b',
  from: 0,
  to: 1,
  style: 'direct',
  skipped: 0,
  edges: Array.from({ length: count }, () => edge('a', 'b')),
  ...more,
})

it('labels an edge briefly with its change and count', () => {
  expect(edgeLabel(drawn(1))).toBeUndefined()
  expect(edgeLabel(drawn(1, { change: 'removed' }))).toBe('− removed')
  expect(edgeLabel(drawn(2000))).toBe('×2000')
  expect(edgeLabel(drawn(2000, { change: 'removed' }))).toBe('− ×2000')
  expect(edgeLabel(drawn(2, { change: 'added', skipped: 3 }))).toBe('+ ×2 · 3 skipped')
})
