import { expect, it } from 'vitest'
import { lettersToEvict } from './letters-to-evict.ts'

/** Letters as `sender` or `sender:bytes`, oldest first. The id of each is its index. */
const evicted = (letters: string, bounds: { letters: number; bytes: number }): string =>
  lettersToEvict(
    letters.split(' ').map((letter, i) => {
      const [sender = '', bytes = '1'] = letter.split(':')
      return { id: String(i), sender, bytes: Number(bytes) }
    }),
    bounds,
  ).join(' ')

it.each([
  ['nothing within the bounds', 'a a b', 3, 100, ''],
  ['the oldest letters of the only sender', 'a a a a', 2, 100, '0 1'],
  ['the oldest letters of the sender with the most letters', 'b a a a a', 3, 100, '1 2'],
  ['the oldest letter if several senders have as many', 'b a a b', 3, 100, '0'],
  ['the oldest letter of the sender with the most bytes', 'b:1 a:50 b:1 a:60 b:1', 10, 100, '1'],
  ['as many letters as necessary', 'a:60 a:60 b:60', 10, 60, '0 1'],
  ['a letter that alone is too large', 'a:200', 10, 100, '0'],
])('evicts %s', (_, letters, most, bytes, expected) => {
  expect(evicted(letters, { letters: most, bytes })).toBe(expected)
})
