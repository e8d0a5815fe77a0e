import { expect, test } from 'vitest'
import type { Diagnostic } from './diagnostic.ts'
import { printDiagnostic } from './print-diagnostic.ts'

const at = (start: number, end: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'x',
  severity: 'error',
  message: 'wrong',
  span: { start, end },
  ...more,
})

/** The picture without its first line. */
const picture = (source: string, diagnostic: Diagnostic): readonly string[] =>
  printDiagnostic(source, diagnostic).split('\n').slice(1)

test('prints severity, message, position, picture, hints and suggestions', () => {
  const diagnostic = at(0, 3, { severity: 'warning', hints: ['h1', 'h2'], suggestions: ['a', 'b', 'c'] })
  expect(printDiagnostic('abc def', diagnostic)).toBe(
    [
      'warning: wrong',
      ' --> 1:1',
      '1 | abc def',
      '  | ^^^',
      '  hint: h1',
      '  hint: h2',
      '  did you mean `a`, `b` or `c`?',
    ].join('\n'),
  )
})

test('prints no picture without a span', () => {
  expect(printDiagnostic('abc', { code: 'x', severity: 'note', message: 'm' })).toBe('note: m')
})

test('marks an empty span with one caret', () => {
  expect(picture('abc', at(1, 1))).toEqual([' --> 1:2', '1 | abc', '  |  ^'])
})

test('marks the end of the text after its last character', () => {
  expect(picture('abc', at(3, 3))).toEqual([' --> 1:4', '1 | abc', '  |    ^'])
  expect(picture('', at(0, 0))).toEqual([' --> 1:1', '1 |', '  | ^'])
  expect(picture('abc\n', at(4, 4))).toEqual([' --> 2:1', '2 |', '  | ^'])
  expect(picture('abc', at(90, 99))).toEqual([' --> 1:4', '1 | abc', '  |    ^'])
})

test('marks each line of a span, at most three', () => {
  expect(picture('ab cd\nef\ngh ij', at(3, 11))).toEqual([
    ' --> 1:4',
    '1 | ab cd',
    '  |    ^^',
    '2 | ef',
    '  | ^^',
    '3 | gh ij',
    '  | ^^',
  ])
  expect(picture('a\nb\nc\nd\ne', at(0, 9)).at(-1)).toBe('  | …')
})

test('splits lines at LF, CR LF and CR', () => {
  expect(picture('a\r\nb\rc\nd', at(7, 8))).toEqual([' --> 4:1', '4 | d', '  | ^'])
  expect(picture('a\r\nb', at(0, 1))).toEqual([' --> 1:1', '1 | a', '  | ^'])
})

test('makes the margin as wide as the last line number', () => {
  const source = `${'\n'.repeat(8)}ab\ncd`
  expect(picture(source, at(8, 13))).toEqual(['  --> 9:1', ' 9 | ab', '   | ^^', '10 | cd', '   | ^^'])
})

test('draws a tab as two columns and counts it as one character', () => {
  expect(picture('\ta\tb', at(3, 4))).toEqual([' --> 1:4', '1 |   a  b', '  |      ^'])
})

test('draws wide characters in two columns and combined ones in one', () => {
  expect(picture('数据 x', at(3, 4))).toEqual([' --> 1:4', '1 | 数据 x', '  |      ^'])
  expect(picture('数据', at(1, 2))).toEqual([' --> 1:2', '1 | 数据', '  |   ^^'])
  expect(picture('e\u0301x', at(2, 3))).toEqual([' --> 1:3', '1 | e\u0301x', '  |  ^'])
  expect(picture('👩‍👩‍👧x', at(8, 9))).toEqual([' --> 1:6', '1 | 👩‍👩‍👧x', '  |   ^'])
})

test('shows control characters as dots', () => {
  expect(picture('a\u0000\u001bb', at(3, 4))).toEqual([' --> 1:4', '1 | a··b', '  |    ^'])
})

test('cuts a long line around the marked place', () => {
  const source = `${'a'.repeat(300)}X${'b'.repeat(300)}`
  const [place, line, carets] = picture(source, at(300, 301))
  expect(place).toBe(' --> 1:301')
  expect(line!.length).toBeLessThanOrEqual(104)
  expect(line).toMatch(/^1 \| …a+Xb+…$/u)
  expect(carets!.indexOf('^')).toBe(line!.indexOf('X'))
})

test('shows the beginning of a long span', () => {
  const [, line, carets] = picture('x'.repeat(500), at(0, 500))
  expect(line).toBe(`1 | ${'x'.repeat(99)}…`)
  expect(carets).toBe(`  | ${'^'.repeat(99)}`)
})
