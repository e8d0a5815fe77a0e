import { expect, it } from 'vitest'
import { paramOf, readHeader } from './read-header.ts'

it('reads the comments at the start of a text, and no later ones', () => {
  const text =
    '-- One\n\n  --two.\r\n-- $x list = ["a", 1]: some: more\n-- $y\ndatasets -- $z\n-- three\nlimit $x'
  expect(readHeader(text)).toEqual({
    description: 'One two.',
    params: [{ name: 'x', kind: 'list', default: ['a', 1], description: 'some: more' }, { name: 'y' }],
  })
  expect(readHeader('datasets')).toEqual({ params: [] })
})

it.each([
  ['$a', { name: 'a' }],
  ['$a number', { name: 'a', kind: 'number' }],
  ['$a = 7d', { name: 'a', default: '7d' }],
  ['$a text = "*": a pattern', { name: 'a', kind: 'text', default: '*', description: 'a pattern' }],
  ['$a text=*', { name: 'a', kind: 'text', default: '*' }],
  ['$a: what it is', { name: 'a', description: 'what it is' }],
  ['$a integer', undefined],
  ['$1', undefined],
  ['costs $5', undefined],
])('reads %s', (text, expected) => {
  expect(paramOf(text)).toEqual(expected)
})
