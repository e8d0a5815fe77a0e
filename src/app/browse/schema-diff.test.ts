import { expect, it } from 'vitest'
import { schemaDiff } from './schema-diff.ts'

const fields = (text: string) =>
  text
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', type] = one.split(':')
      return type === undefined ? { name } : { name, type }
    })

it.each([
  ['a b', 'a b', {}],
  ['', 'a b', { added: ['a', 'b'] }],
  ['a b', '', { removed: ['a', 'b'] }],
  ['a:int b', 'a:text b', { retyped: [{ name: 'a', from: 'int', to: 'text' }] }],
  ['a:int', 'a', { retyped: [{ name: 'a', from: 'int' }] }],
  ['a', 'a:int', { retyped: [{ name: 'a', to: 'int' }] }],
  ['a b c d', 'd a b c', { moved: [{ name: 'd', from: 3, to: 0 }] }],
  ['a b c d', 'b c d a', { moved: [{ name: 'a', from: 0, to: 3 }] }],
  ['a b c', 'a x b c', { added: ['x'] }],
  ['a b c', 'b c', { removed: ['a'] }],
  [
    'a b:int c d',
    'c a b:text e',
    {
      added: ['e'],
      removed: ['d'],
      retyped: [{ name: 'b', from: 'int', to: 'text' }],
      moved: [{ name: 'c', from: 2, to: 0 }],
    },
  ],
])('from %j to %j', (before, now, diff) => {
  expect(schemaDiff(fields(before), fields(now))).toEqual(diff)
})

it('finds the minimum number of moves', () => {
  const names = Array.from({ length: 2_000 }, (_, i) => ({ name: `c${i}` }))
  const reversed = [...names].reverse()
  expect(schemaDiff(names, reversed).moved).toHaveLength(1_999)
  expect(schemaDiff(names, [...names.slice(10), ...names.slice(0, 10)]).moved).toHaveLength(10)
})
