import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuoted, readQuotedGlob, writeQuoted, writeQuotedGlob } from './quoted-text.ts'

test('resolves escapes', () => {
  expect(readQuoted(`"a\\"b\\\\c\\n\\t\\r\\'\\u00e9"`)).toBe('a"b\\c\n\t\r\'é')
  expect(readQuoted('"\\*\\?"')).toBe('*?')
})

test('keeps an escaped character literal in a glob, however it was written', () => {
  expect(readQuotedGlob('"a*\\*\\?\\\\\\u002a\\n\\""')).toBe('a*\\*\\?\\\\\\*\n"')
})

test('reads back what it writes', () => {
  const strings = fc.string({ unit: 'binary' })
  fc.assert(fc.property(strings, (text) => readQuoted(writeQuoted(text)) === text))
  const globs = fc
    .array(fc.constantFrom('a', '*', '?', '\\*', '\\?', '\\\\', '"', '\n', "'"))
    .map((parts) => parts.join(''))
  fc.assert(fc.property(globs, (glob) => readQuotedGlob(writeQuotedGlob(glob)) === glob))
})

test('writes a text on one line', () => {
  expect(writeQuoted('a\nb\u2028c\u0000\ud800')).toBe('"a\\nb\\u2028c\\u0000\\ud800"')
})
