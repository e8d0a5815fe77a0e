import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchesGlob } from '../query/text-match.ts'
import { globRegex } from './glob-regex.ts'
import { runs } from '../../test/runs.ts'

/** Java's `(?s)` is the flag `s` in JavaScript. */
const fits = (glob: string, text: string): boolean =>
  new RegExp(`^(?:${globRegex(glob).replace('(?s)', '')})$`, 'su').test(text)

it('matches the same whole texts as the glob, including line breaks', () => {
  expect(globRegex('shop.*.x?')).toBe('(?s)shop\\..*\\.x.')
  const unit = fc.constantFrom(
    'a',
    'b',
    '*',
    '?',
    '\\',
    '.',
    '+',
    '(',
    ')',
    '[',
    ']',
    '$',
    '^',
    '|',
    '{',
    '\n',
    '😀',
  )
  const word = fc.array(unit, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(word, word, (glob, text) => {
      expect(fits(glob, text)).toBe(matchesGlob(glob, text))
      expect(fits(text.replaceAll(/[\\*?]/gu, '\\$&'), text)).toBe(true)
    }),
    { numRuns: runs(2_000) },
  )
})
