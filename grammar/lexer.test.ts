import { expect, test } from 'vitest'
import { lex } from './lexer.ts'
import { keywords } from './tokens.ts'

/** The tokens of a text as `Kind image`. */
const tokens = (text: string): readonly string[] =>
  lex(text, 1_000).tokens.map(({ tokenType, image }) => `${tokenType.name} ${image}`)

const codes = (text: string): readonly string[] => lex(text, 1_000).diagnostics.map((d) => d.code)

test('keywords are recognised in any case, each once', () => {
  for (const type of keywords) {
    expect(tokens(type.LABEL!.toUpperCase())).toEqual([`${type.name} ${type.LABEL!.toUpperCase()}`])
  }
  expect(new Set(keywords.map((type) => type.LABEL)).size).toBe(keywords.length)
})

test.each([
  ['orders shop.public.orders', ['Name orders', 'Name shop.public.orders']],
  ['_x /data/x #tmp größe 数据', ['Name _x', 'Name /data/x', 'Name #tmp', 'Name größe', 'Name 数据']],
  ['s3://lake/raw@v2#1', ['Name s3://lake/raw@v2#1']],
  ['a..b', ['Name a', 'Range ..', 'Name b']],
  ['1..3 2..', ['Integer 1', 'Range ..', 'Integer 3', 'Integer 2', 'Range ..']],
  ['depthx Depths', ['Name depthx', 'Name Depths']],
  ['now TODAY yesterday', ['Now now', 'Today TODAY', 'Yesterday yesterday']],
  ['tmp.* ?x *', ['Glob tmp.*', 'Glob ?x', 'Glob *']],
  ['@q(a=$b)', ['At @', 'Name q', 'LeftParen (', 'Name a', 'Equal =', 'Param $b', 'RightParen )']],
  [
    'a=b a!=b a<=b',
    ['Name a', 'Equal =', 'Name b', 'Name a', 'NotEqual !=', 'Name b', 'Name a', 'LessOrEqual <=', 'Name b'],
  ],
])('words and signs: %s', (text, expected) => {
  expect(tokens(text)).toEqual(expected)
  expect(codes(text)).toEqual([])
})

test.each([
  ['30s 90m 12h 7d 2w', ['Duration 30s', 'Duration 90m', 'Duration 12h', 'Duration 7d', 'Duration 2w']],
  ['P1DT12H p2w PT1.5S', ['IsoDuration P1DT12H', 'IsoDuration p2w', 'IsoDuration PT1.5S']],
  ['P PT P1 Px', ['Name P', 'Name PT', 'Name P1', 'Name Px']],
  ['2026-11-01', ['CalendarDate 2026-11-01']],
  ['2026-11-01T10:00:00Z', ['Instant 2026-11-01T10:00:00Z']],
  ['2026-11-01T10:00:00.123+02:00)', ['Instant 2026-11-01T10:00:00.123+02:00', 'RightParen )']],
  ['2026-11-01T10:00', ['Instant 2026-11-01T10:00']],
  ['42 1.5', ['Integer 42', 'Decimal 1.5']],
  ['12345678-d9cb-469f-a165-70867728950e', ['Uuid 12345678-d9cb-469f-a165-70867728950e']],
  ['ABCDEF01-D9CB-469F-A165-70867728950E', ['Uuid ABCDEF01-D9CB-469F-A165-70867728950E']],
])('literals: %s', (text, expected) => {
  expect(tokens(text)).toEqual(expected)
  expect(codes(text)).toEqual([])
})

test('two dashes open a comment only where a token may begin', () => {
  expect(tokens('a--b -- c\nd--')).toEqual(['Name a--b', 'Name d--'])
  expect(tokens('(--x\n)')).toEqual(['LeftParen (', 'RightParen )'])
  expect(tokens('--')).toEqual([])
})

test('a slash opens a regular expression only directly after `matching`', () => {
  expect(tokens('matching /a b/ /c/')).toEqual(['MatchingKeyword matching', 'Regex /a b/', 'Name /c/'])
  expect(tokens('like /tmp/x')).toEqual(['LikeKeyword like', 'Name /tmp/x'])
  expect(tokens('matching -- why\n /x\\/y/i')).toEqual(['MatchingKeyword matching', 'Regex /x\\/y/i'])
})

test('quotes of both kinds, with escapes', () => {
  expect(tokens(`"a\\"b" 'it\\'s'`)).toEqual(['Quoted "a\\"b"', `Quoted 'it\\'s'`])
  expect(codes(`"\\\\ \\n \\r \\t \\* \\? \\u00e9"`)).toEqual([])
  expect(codes('"\\x \\u12"')).toEqual(['unknown-escape', 'unknown-escape'])
})

test.each([
  ['2024_orders', 'digit-word'],
  ['1e6', 'digit-word'],
  ['2024*', 'digit-word'],
  ['1.2.3', 'digit-word'],
  ['7days', 'digit-word'],
  ['30M', 'calendar-duration'],
  ['2y', 'calendar-duration'],
  ['1month', 'calendar-duration'],
  ['7D', 'duration-unit-case'],
  ['2026-02-29', 'no-such-date'],
  ['2026-11-01T24:00', 'no-such-date'],
  ['2026-11-01T10:00+99:00', 'no-such-date'],
  ['2026-11-01T1', 'no-such-date'],
  ['9007199254740993', 'number-too-large'],
  ['a%b', 'needs-quotes'],
  ['orders[0]', 'needs-quotes'],
  ['-x', 'needs-quotes'],
  ['.x', 'needs-quotes'],
  ['a&b', 'needs-quotes'],
  ['-1.5', 'negative-number'],
  ['`a b`', 'foreign-quotes'],
  ['%', 'stray-character'],
  ['!', 'stray-character'],
  ['"a', 'unclosed-quote'],
  ["'a\n'", 'unclosed-quote'],
  ['$', 'parameter-without-name'],
  ['===', 'foreign-operator'],
])('%s is one mistake: %s', (text, code) => {
  expect(codes(text)[0]).toBe(code)
  expect(new Set(codes(text)).size).toBe(1)
})

test('gives each token its position', () => {
  const { tokens: found } = lex('  depth  3', 10)
  expect(found.map(({ startOffset, endOffset }) => [startOffset, endOffset])).toEqual([
    [2, 6],
    [9, 9],
  ])
})

test('a leap day of a leap year is in the calendar', () => {
  expect(codes('2028-02-29 2000-02-29')).toEqual([])
})
