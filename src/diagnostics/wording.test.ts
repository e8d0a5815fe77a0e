import { expect, test } from 'vitest'
import { both, cite, either, plural } from './wording.ts'

test('cites on one line, cut by characters, and never breaks its own quotes', () => {
  expect(cite('a')).toBe('`a`')
  expect(cite('a\n\tb')).toBe('`a b`')
  expect(cite('a`b')).toBe('"a`b"')
  expect(cite('👍'.repeat(70))).toBe(`\`${'👍'.repeat(59)}…\``)
  expect(cite('abcdef', { longest: 4 })).toBe('`abc…`')
})

test('joins lists of words', () => {
  expect(either([])).toBe('')
  expect(either(['a'])).toBe('a')
  expect(either(['a', 'b'])).toBe('a or b')
  expect(both(['a', 'b', 'c'])).toBe('a, b and c')
  expect(plural(1, 'step')).toBe('1 step')
  expect(plural(2, 'entry', 'entries')).toBe('2 entries')
})
