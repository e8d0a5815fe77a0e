import { expect, it } from 'vitest'
import type { NodeJson } from '../../render/answer-json.ts'
import { flagsOf } from './flags-of.ts'

const node = (name: string, more: Partial<NodeJson> = {}): NodeJson => ({
  id: name,
  kind: 'dataset',
  namespace: 'n',
  name,
  ...more,
})

it('lists the marks of a node', () => {
  const words = flagsOf(
    node('a', { start: true, more: true, opaque: true, cycle: 2, change: 'removed', opened: true }),
  )
  expect(words.map(({ word }) => word)).toEqual(['start', 'opened', 'removed', 'cycle 2', 'opaque', 'more'])
  expect(flagsOf(node('a', { member: true, change: 'kept' }))).toEqual([])
})
