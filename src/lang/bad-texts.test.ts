import { expect, test } from 'vitest'
import { textMessages } from '../diagnostics/text-messages.ts'
import { printDiagnostic } from '../diagnostics/print-diagnostic.ts'
import { TEXT_LIMITS } from './limits.ts'
import { parse } from './parse.ts'

/** Texts with mistakes. What is said about each is kept in the golden file beside this one. */
const badTexts: readonly string[] = [
  // Misspelled, or said in the words of other languages
  'upstrem of orders',
  'upstream of orders dpeth 3',
  'upstream of orders dpeth',
  'upstream of x at columns',
  'shortest paths from a to b',
  'datasets where owner is nul',
  'upstream of table orders before 3d sort by name',
  'upstream of x group by namespace',
  'datasets where owner == "x" && tag <> y',
  'upstrem of dataset depth 3 since 7x where owner is nul limt 5',
  // Names that are missing
  'upstream of dataset depth 3',
  'upstream of depth 3',
  'upstream of dataset stop at x',
  'upstream of dataset in kafka depth 3',
  'datasets tagged where owner is null',
  'datasets in limit 5',
  'datasets where owner = and tag = x',
  'datasets where name like and tag = x',
  'datasets order by limit 5',
  'paths from to b',
  '{ dataset a, }',
  '@q(x = )',
  'count by namespace',
  // Names that need quotes
  'upstream of dataset 2024_orders',
  'upstream of dataset 42',
  'dataset 0f8fad5b-d9cb-469f-a165-70867728950e',
  'dataset 2026-11-01',
  'upstream of dataset tmp.*',
  'upstream of order depth 3',
  'upstream of limit',
  'upstream of a%b',
  'upstream of `orders`',
  'upstream of “two words”',
  'let depth = a; upstream of "x"',
  // Letters
  'upstream of "orders',
  'upstream of "a\\qb"',
  'upstream of $',
  'upstream of orders %',
  'datasets matching /tmp',
  'datasets matching /tmp/x',
  'datasets matching tmp',
  // Numbers and times
  'upstream of x since 3y',
  'upstream of x since P1Y',
  'upstream of x since 7D',
  'upstream of x since 2026-02-30',
  'upstream of x since 2026-11-01T25:00',
  'upstream of x since tomorrow',
  'upstream of x since 99999999999999999999w',
  'changes between a and b in c',
  'datasets limit -3',
  'datasets limit 3.5',
  'datasets limit 99999999999999999999',
  'datasets where lastWritten older than 2026-01-01',
  // Order of words
  'upstream of orders where owner is null depth 3',
  'upstream of a where x = 1 union upstream of b where y = 2',
  'upstream of (datasets limit 5 within datasets tagged x) depth 3',
  'dataset orders depth 3',
  '(cycles depth 2)',
  'roots of dataset a since 7d',
  'upstream of upstream of a depth 3',
  'upstream dataset orders',
  'last run orders',
  'let a = b upstream of a',
  '{a b}',
  'datasets where owner in (x y)',
  'datasets where owner in x',
  'upstream of (datasets like x',
  'upstream of {a, b',
  'upstream of a)',
  'upstream of orders foo',
  'select * from orders',
  'datasets where not not a = b',
  'upstream of a depth ..5',
  'changes in x',
  // Texts that end too early
  '',
  ' -- nothing',
  'upstream',
  'upstream of',
  'upstream of a since',
  'upstream of a via direct,',
  'paths from a',
  'datasets where',
  'datasets where owner',
  'datasets where owner =',
  'datasets count by',
  'explain',
  // Where it is
  'upstream of a\n  dpeth 3\nwhere owner is nul',
  'upstream of\t"größe"\tdpeth 3',
  'upstream of "数据" dpeth 3',
  `upstream of {${'orders, '.repeat(20)}x} dpeth 3 where ${'a = 1 and '.repeat(20)} b = 1`,
]

const pictures = (text: string): string =>
  parse(text)
    .diagnostics.map((d) => printDiagnostic(text, d))
    .join('\n')

test('what is said about each bad text', async () => {
  const said = badTexts.map((text) => `=== ${JSON.stringify(text)}\n${pictures(text)}\n`).join('\n')
  await expect(said).toMatchFileSnapshot('./bad-texts.golden.txt')
})

test('every mistake of a text can be told', () => {
  const beyondLimits = [
    'a'.repeat(TEXT_LIMITS.bytes + 1),
    ', '.repeat(TEXT_LIMITS.tokens + 1),
    '('.repeat(TEXT_LIMITS.nesting + 1),
    `a${' union a'.repeat(TEXT_LIMITS.sets + 1)}`,
  ]
  const remarked = 'upstream of datasets where owner is null'
  const told = [...badTexts, ...beyondLimits, remarked].flatMap((text) =>
    parse(text).diagnostics.map((d) => d.code),
  )
  expect(new Set(told)).toEqual(new Set(Object.keys(textMessages)))
})

test('no message speaks to a person, names a kind of token, or expects more than three things', () => {
  for (const text of badTexts) {
    for (const { message, hints = [], expected = [] } of parse(text).diagnostics) {
      for (const sentence of [message, ...hints]) {
        expect(sentence).not.toMatch(/\byou\b|\byour\b|Keyword|Token|[a-z]Paren/u)
      }
      expect(expected.length).toBeLessThanOrEqual(3)
    }
  }
})

test('a text with a mistake has no tree, one without has', () => {
  for (const text of badTexts) expect(parse(text).tree, text).toBeUndefined()
  expect(parse('upstream of datasets where owner is null').tree).toBeDefined()
})
