import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keywords, punctuation } from '../../grammar/tokens.ts'
import { randomText } from '../../test/generators/random-query.ts'
import { printDiagnostic } from '../diagnostics/print-diagnostic.ts'
import { format } from './format.ts'
import { TEXT_LIMITS } from './limits.ts'
import { parse } from './parse.ts'
import { runs } from '../../test/runs.ts'

/** Parses a text and checks the properties of every result. */
function check(text: string): void {
  const { tree, diagnostics } = parse(text)
  expect(tree === undefined).toBe(diagnostics.some((d) => d.severity === 'error'))
  for (const diagnostic of diagnostics) {
    const { start, end } = diagnostic.span ?? { start: 0, end: 0 }
    expect(start >= 0 && start <= end && end <= text.length).toBe(true)
    expect(diagnostic.expected?.length ?? 0).toBeLessThanOrEqual(3)
    expect(printDiagnostic(text, diagnostic)).toContain(diagnostic.message)
  }
}

const words = fc.constantFrom(
  ...[...keywords, ...punctuation].map((type) => type.LABEL!),
  ...[
    'a',
    'orders',
    'a.*',
    '"x y"',
    "'",
    '"',
    '7d',
    '3',
    '1.5',
    '2026-11-01',
    '$p',
    '/x/',
    '--',
    '\n',
    '%',
    'upstrem',
  ],
)

test.each(['roots of runs owned by 7d "" of ""', 'datasets owned by 7d "" like x'])(
  'what once went wrong: %s',
  check,
)

test('any characters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), check), { numRuns: runs(500) })
})

test('any words of the language', () => {
  const texts = fc.array(words, { maxLength: 14 }).map((list) => list.join(' '))
  fc.assert(fc.property(texts, check), { numRuns: runs(700) })
})

test('any prefix of a valid text', () => {
  const beginnings = fc
    .tuple(randomText, fc.nat())
    .map(([tree, cut]) => [format(tree), cut] as const)
    .map(([text, cut]) => text.slice(0, cut % (text.length + 1)))
  fc.assert(fc.property(beginnings, check), { numRuns: runs(300) })
})

test('a valid text with a word removed, inserted or doubled', () => {
  const damaged = fc
    .tuple(randomText, fc.nat(), words, fc.constantFrom('out', 'in', 'twice'))
    .map(([tree, n, word, how]) => {
      const parts = format(tree).split(' ')
      const at = n % parts.length
      const part = parts[at]!
      const instead = { out: [], in: [part, word], twice: [part, part] }[how]
      return [...parts.slice(0, at), ...instead, ...parts.slice(at + 1)].join(' ')
    })
  fc.assert(fc.property(damaged, check), { numRuns: runs(300) })
})

const huge: readonly (readonly [string, string])[] = [
  ['words', 'a '.repeat(9_999)],
  ['open brackets', '('.repeat(60_000)],
  ['closing brackets', ')'.repeat(9_999)],
  ['chains without brackets', 'columns of '.repeat(4_000)],
  ['chains that lack a word', 'column a '.repeat(3_000)],
  ['chains of terms', 'cycles in roots of '.repeat(2_000)],
  ['negations', `datasets where ${'not ('.repeat(4_000)}`],
  ['conditions with a mistake at the end', `datasets where ${'a = 1 and '.repeat(2_400)} b is nul`],
  ['sets', `a${' union a'.repeat(4_000)}`],
  ['stages before a clause', `upstream of a ${'where a = 1 '.repeat(2_400)} depth 3`],
  ['bindings', `${'let a = b; '.repeat(1_900)} a dpeth 3`],
  ['signs that mean nothing', '% '.repeat(30_000)],
  ['quotes', '"\n'.repeat(30_000)],
  ['foreign quotes', '« '.repeat(20_000)],
  ['backslashes', `"${'\\'.repeat(60_000)}`],
  ['one long word', 'a'.repeat(TEXT_LIMITS.bytes)],
  ['one long number', '1'.repeat(TEXT_LIMITS.bytes)],
  ['two-byte letters beyond the limit', 'é'.repeat(TEXT_LIMITS.bytes / 2 + 1)],
]

// Quadratic time would exceed the time limit of the test.
test.each(huge)('parses a text of many %s quickly, with few diagnostics', (_, text) => {
  expect(parse(text).diagnostics.length).toBeLessThanOrEqual(20)
})

test('accepts texts at the limits and refuses larger ones', () => {
  const codes = (text: string) => parse(text).diagnostics.map((d) => d.code)
  const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`
  expect(codes(nested(TEXT_LIMITS.nesting))).toEqual([])
  expect(codes(nested(TEXT_LIMITS.nesting + 1))).toEqual(['nested-too-deep'])
  expect(codes(`${'columns of '.repeat(TEXT_LIMITS.nesting + 1)}a`)).toEqual([])
  expect(codes(`${'columns of '.repeat(TEXT_LIMITS.nesting + 2)}a`)).toEqual(['nested-too-deep'])
  expect(codes(`{ ${Array(200).fill('columns of columns of a').join(', ')} }`)).toEqual([])
  expect(codes(`a${' union a'.repeat(TEXT_LIMITS.sets)}`)).toEqual([])
  expect(codes(`a${' union a'.repeat(TEXT_LIMITS.sets + 1)}`)).toEqual(['too-many-sets'])
  const listed = (items: number) => `{ ${Array(items).fill('a').join(', ')} }`
  expect(codes(`${listed(4_999)};`)).toEqual([])
  expect(codes(listed(5_000))).toEqual(['too-many-words'])
  expect(codes(`a${' '.repeat(TEXT_LIMITS.bytes - 1)}`)).toEqual([])
  expect(codes(`a${' '.repeat(TEXT_LIMITS.bytes)}`)).toEqual(['text-too-long'])
})
