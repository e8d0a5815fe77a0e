import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lex } from '../../../grammar/lexer.ts'
import { examples } from '../../../test/generators/reference-examples.ts'
import { randomText } from '../../../test/generators/random-query.ts'
import { format } from '../format.ts'
import { treeToJson } from '../json/tree-json.ts'
import { parse } from '../parse.ts'
import { commentsOf } from './comments.ts'
import { formatInLines } from './format-in-lines.ts'
import { runs } from '../../../test/runs.ts'

const bare = (text: string): unknown => {
  const { tree } = parse(text)
  return tree && treeToJson(tree)
}
const commentTexts = (text: string): readonly string[] => {
  const { leading, trailing } = commentsOf(text, lex(text, 10_000).tokens)
  return [...[...leading.values()].flat(), ...trailing.values()].sort()
}

/** Checks the properties of every formatted text. */
function check(text: string, width: number): void {
  const once = formatInLines(text, width).text!
  expect(bare(once)).toEqual(bare(text))
  expect(formatInLines(once, width).text).toBe(once)
  expect(commentTexts(once)).toEqual(commentTexts(text))
  expect(once).not.toMatch(/[ \t]$/mu)
}

test.each(examples)('%s', (text) => {
  for (const width of [10, 40, 80]) check(text, width)
})

test('formats any valid text to the same tree, and is idempotent', () => {
  fc.assert(
    fc.property(randomText, fc.constantFrom(1, 20, 60, 120), (tree, width) => check(format(tree), width)),
    { numRuns: runs(400) },
  )
})

test('preserves comments at every position', () => {
  const commented = fc
    .tuple(
      randomText,
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.constantFrom(' -- one\n', '\n  -- two\n', '\n--three\n-- four\n', '\n', '-- \n'),
        ),
      ),
    )
    .map(([tree, places]) => {
      const text = format(tree)
      const starts = [...lex(text, 10_000).tokens.map((token) => token.startOffset), text.length]
      const inserts = new Map(places.map(([n, comment]) => [starts[n % starts.length]!, comment]))
      return [...starts.keys()]
        .map((i) => `${inserts.get(starts[i]!) ?? ''}${text.slice(starts[i], starts[i + 1])}`)
        .join('')
    })
    // A comment begins only where a word may begin: after a name, two dashes are part of the name.
    .filter((text) => parse(text).tree !== undefined)
  fc.assert(
    fc.property(commented, fc.constantFrom(20, 80), (text, width) => check(text, width)),
    { numRuns: runs(400) },
  )
})

describe('layout', () => {
  test.each([
    ['short', 'UPSTREAM of a  DEPTH 3', 'upstream of a depth 3'],
    [
      'clauses and stages on lines of their own',
      'downstream of dataset shop.public.orders depth 3 since 7d via inferred where owner is null and namespace like "s3*" or kind = dataset order by distance limit 20',
      `downstream of dataset shop.public.orders depth 3 since 7d via inferred
where owner is null and namespace like s3* or kind = dataset
order by distance
limit 20`,
    ],
    [
      'sets and parentheses',
      '(upstream of mart.revenue_by_customer_and_month union upstream of mart.revenue_by_region depth 2) since 30d limit 5',
      `(
  upstream of mart.revenue_by_customer_and_month
  union upstream of mart.revenue_by_region depth 2
)
  since 30d
limit 5`,
    ],
    [
      'bindings',
      'let pii = columns tagged pii; downstream of pii via unmasked',
      `let pii = columns tagged pii;
downstream of pii via unmasked`,
    ],
    [
      'comments',
      `-- who is hurt
upstream of a -- the table
-- not far
depth 3 -- three
-- end`,
      `-- who is hurt
upstream of a -- the table
  -- not far
  depth 3 -- three
-- end`,
    ],
    [
      'a comment at a parenthesis that goes',
      `upstream of ((a -- here
)) depth 3`,
      `upstream of a -- here
  depth 3`,
    ],
  ])('%s', (_, text, formatted) => expect(formatInLines(text).text).toBe(formatted))

  test('reports a text with errors and does not format it', () => {
    const { text, diagnostics } = formatInLines('upstream of dataset')
    expect(text).toBeUndefined()
    expect(diagnostics).not.toEqual([])
  })
})
