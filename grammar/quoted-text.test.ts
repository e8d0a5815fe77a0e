import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuoted, readQuotedGlob, writeQuoted, writeQuotedGlob } from './quoted-text.ts'

test('escapes are resolved', () => {
  expect(readQuoted(`"a\\"b\\\\c\\n\\t\\r\\'\\u00e9"`)).toBe('a"b\\c\n\t\r\'é')
  expect(readQuoted('"\\*\\?"')).toBe('*?')
})

test('in a glob an escaped sign stays literal, whichever way it was written', () => {
  expect(readQuotedGlob('"a*\\*\\?\\\\\\u002a\\n\\""')).toBe('a*\\*\\?\\\\\\*\n"')
})

test('what is written is read back', () => {
  const strings = fc.string({ unit: 'binary' })
  fc.assert(fc.property(strings, (text) => readQuoted(writeQuoted(text)) === text))
  const globs = fc
    .array(fc.constantFrom('a', '*', '?', '\\*', '\\?', '\\\\', '"', '\n', "'"))
    .map((parts) => parts.join(''))
  fc.assert(fc.property(globs, (glob) => readQuotedGlob(writeQuotedGlob(glob)) === glob))
})

test('a written text is on one line', () => {
  expect(writeQuoted('a\nb\u2028c\u0000\ud800')).toBe('"a\\nb\\u2028c\\u0000\\ud800"')
})
