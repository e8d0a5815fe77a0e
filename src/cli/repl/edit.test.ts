import { describe, expect, test } from 'vitest'
import { edit, editOf, moveLine, type Edit, type Key } from './edit.ts'

/** A text with `|` for the caret. */
const marked = (text: string): Edit => ({ text: text.replace('|', ''), caret: text.indexOf('|') })
const shown = ({ text, caret }: Edit): string => `${text.slice(0, caret)}|${text.slice(caret)}`

const ctrl = (name: string): Key => ({ name, ctrl: true })
const meta = (name: string): Key => ({ name, meta: true })

describe('keys', () => {
  test.each<[string, Key, string]>([
    ['a|b', { sequence: 'x', name: 'x' }, 'ax|b'],
    ['a|b', { sequence: 'é' }, 'aé|b'],
    ['ab|', { name: 'left' }, 'a|b'],
    ['a👨‍👩‍👧|b', { name: 'left' }, 'a|👨‍👩‍👧b'],
    ['a👨‍👩‍👧|b', { name: 'backspace' }, 'a|b'],
    ['|é', { name: 'right' }, 'é|'],
    ['a|bc', { name: 'delete' }, 'a|c'],
    ['|', { name: 'backspace' }, '|'],
    ['a|', { name: 'delete' }, 'a|'],
    ['one\ntw|o', { name: 'home' }, 'one\n|two'],
    ['o|ne\ntwo', { name: 'end' }, 'one|\ntwo'],
    ['one\ntw|o', ctrl('a'), 'one\n|two'],
    ['o|ne\ntwo', ctrl('k'), 'o|\ntwo'],
    ['o|\ntwo', ctrl('k'), 'o|two'],
    ['one\ntw|o', ctrl('u'), 'one\n|o'],
    ['of shop.orders|', ctrl('w'), 'of shop.|'],
    ['of shop.|', ctrl('w'), 'of |'],
    ['of| shop', meta('f'), 'of shop|'],
    ['of shop|', meta('b'), 'of |shop'],
    ['a|b', meta('return'), 'a\n|b'],
    ['a|b', ctrl('j'), 'a\n|b'],
  ])('%j %j', (before, key, after) => {
    const next = edit(marked(before), key)
    expect(next && shown(next)).toBe(after)
  })

  test('returns undefined for keys that do not edit', () => {
    for (const key of [
      { name: 'f1', sequence: '\u001bOP' },
      ctrl('y'),
      meta('x'),
      { name: 'escape', sequence: '\u001b' },
    ])
      expect(edit(editOf('a'), key)).toBeUndefined()
  })
})

test('moves to the lines above and below', () => {
  expect(shown(moveLine(marked('long line\nx|y'), -1)!)).toBe('l|ong line\nxy')
  expect(shown(moveLine(marked('long line|\nxy'), 1)!)).toBe('long line\nxy|')
  expect(moveLine(marked('a|'), -1)).toBeUndefined()
  expect(moveLine(marked('a|'), 1)).toBeUndefined()
})
