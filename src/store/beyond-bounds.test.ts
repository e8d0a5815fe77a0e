import { expect, it } from 'vitest'
import { beyondBounds } from './beyond-bounds.ts'

/** Letters as `sender` or `sender:bytes`, the oldest first; each is called by its place. */
const dropped = (letters: string, bounds: { letters: number; bytes: number }): string =>
  beyondBounds(
    letters.split(' ').map((letter, i) => {
      const [sender = '', bytes = '1'] = letter.split(':')
      return { id: String(i), sender, bytes: Number(bytes) }
    }),
    bounds,
  ).join(' ')

it.each([
  ['nothing of what is within the bounds', 'a a b', 3, 100, ''],
  ['the oldest of the only sender', 'a a a a', 2, 100, '0 1'],
  ['the oldest of the sender with most letters', 'b a a a a', 3, 100, '1 2'],
  ['of several with as many the oldest letter', 'b a a b', 3, 100, '0'],
  ['the oldest of the sender with most bytes', 'b:1 a:50 b:1 a:60 b:1', 10, 100, '1'],
  ['as many as it takes', 'a:60 a:60 b:60', 10, 60, '0 1'],
  ['a letter that is too large alone', 'a:200', 10, 100, '0'],
])('drops %s', (_, letters, most, bytes, expected) => {
  expect(dropped(letters, { letters: most, bytes })).toBe(expected)
})
