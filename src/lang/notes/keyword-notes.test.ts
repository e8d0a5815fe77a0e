import { expect, test } from 'vitest'
import { keywords, punctuation } from '../../../grammar/tokens.ts'
import { KEYWORD_NOTES, SIGN_NOTES } from './keyword-notes.ts'

test('has a note for every keyword and sign', () => {
  const words = [...keywords.map((type) => type.LABEL!), 'now', 'today', 'yesterday']
  expect(Object.keys(KEYWORD_NOTES).sort()).toEqual(words.sort())
  expect(Object.keys(SIGN_NOTES).sort()).toEqual(punctuation.map((type) => type.LABEL!).sort())
})
