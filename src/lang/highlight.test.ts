import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'
import { isUnfinished } from './is-unfinished.ts'

test('returns words, signs and comments in order', () => {
  const text = '-- a\nupstream of "x" -- b -- c\n depth 3 where a = $p -- d'
  expect(highlight(text).map(({ span, kind }) => [kind, text.slice(span.start, span.end)])).toEqual([
    ['comment', '-- a'],
    ['keyword', 'upstream'],
    ['keyword', 'of'],
    ['quoted', '"x"'],
    ['comment', '-- b -- c'],
    ['keyword', 'depth'],
    ['number', '3'],
    ['keyword', 'where'],
    ['name', 'a'],
    ['sign', '='],
    ['parameter', '$p'],
    ['comment', '-- d'],
  ])
})

test.each([
  'upstream of',
  'let a = b;',
  '(datasets where owner is null',
  'upstream of a depth',
  'datasets where',
])('is unfinished: %s', (text) => expect(isUnfinished(text)).toBe(true))

test.each(['', 'datasets', 'upstream off a', 'dataset "x', 'upstream of dataset depth 3', '('.repeat(70)])(
  'nothing more will help: %s',
  (text) => expect(isUnfinished(text)).toBe(false),
)
