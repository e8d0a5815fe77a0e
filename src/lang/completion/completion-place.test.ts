import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lex } from '../../../grammar/lexer.ts'
import { readTokens, standIn } from '../../../grammar/parse-tokens.ts'
import type { IToken } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { examples } from '../../../test/generators/reference-examples.ts'
import { randomText } from '../../../test/generators/random-query.ts'
import { format } from '../format.ts'
import { completionPlace } from './completion-place.ts'
import type { Slot } from './slot.ts'
import { runs } from '../../../test/runs.ts'

/** The place of the `|` in a text. */
const at = (text: string) => completionPlace(text.replace('|', ''), text.indexOf('|'))
const slots = (text: string): readonly Slot[] => at(text).slots
const kinds = (text: string): readonly string[] => slots(text).map(({ kind }) => kind)

const byLabel = new Map(
  [...t.keywords, ...t.punctuation, t.Now, t.Today, t.Yesterday].map((type) => [type.LABEL!, type]),
)
const isWord = ({ tokenType }: IToken): boolean =>
  tokenType === t.Word || (tokenType.CATEGORIES ?? []).length > 0

/** Which slots a token that is not a keyword may fill. */
const takes = (slot: Slot, { tokenType }: IToken): boolean => {
  switch (tokenType) {
    case t.Param:
      return slot.kind === 'parameter'
    case t.Regex:
      return slot.kind === 'regex'
    case t.Integer:
      return ['number', 'value'].includes(slot.kind)
    case t.Uuid:
      return ['identity', 'value'].includes(slot.kind)
    case t.Duration:
    case t.CalendarDate:
    case t.Instant:
    case t.Decimal:
      return ['time', 'duration', 'value'].includes(slot.kind)
    default:
      return !['parameter', 'regex', 'number'].includes(slot.kind)
  }
}

/** Checks completion at each token of a valid text. */
function checkTokens(text: string): void {
  const { tokens } = lex(text, 10_000)
  for (const [i, token] of tokens.entries()) {
    // A word that ends at the caret may continue.
    const head = `${text.slice(0, token.startOffset)} `
    const { words, slots: asked, sound } = completionPlace(head, head.length)
    const within = completionPlace(head + text.slice(token.startOffset), head.length)
    expect(within.words, 'text after the caret does not change the offered words').toEqual(words)
    expect(sound, text.slice(0, token.startOffset)).toBe(true)
    const offered = words.includes(token.image.toLowerCase())
    const named = (!byLabel.has(token.image) || isWord(token)) && asked.some((slot) => takes(slot, token))
    expect(offered || named, `${text.slice(0, token.startOffset)}|${token.image}`).toBe(true)
    for (const word of words) {
      const before = tokens.slice(0, i)
      const reading = readTokens([...before, standIn(byLabel.get(word)!)])
      expect(reading.ok || reading.at > i, `${text.slice(0, token.startOffset)}|${word}`).toBe(true)
    }
  }
}

test.each(examples)('expects every token of %s', (text) => checkTokens(text))

test('expects every token of any valid text, and offers only words that parse', () => {
  fc.assert(
    fc.property(randomText, (tree) => checkTokens(format(tree))),
    { numRuns: runs(120) },
  )
})

test('accepts a caret anywhere in any prefix of a valid text', () => {
  const texts = fc.tuple(randomText, fc.nat(), fc.nat()).map(([tree, cut, caret]) => {
    const text = format(tree)
    const beginning = text.slice(0, cut % (text.length + 1))
    return [beginning, caret % (beginning.length + 1)] as const
  })
  fc.assert(
    fc.property(texts, ([text, caret]) => {
      const { span } = completionPlace(text, caret)
      expect(span.start <= caret && caret <= span.end && span.end <= text.length).toBe(true)
    }),
    { numRuns: runs(400) },
  )
})

test('accepts a caret anywhere in any text', () => {
  const words = fc.constantFrom(
    ...byLabel.keys(),
    'a',
    '"',
    "'x",
    '$',
    '--',
    '\n',
    '/',
    '7',
    '!',
    'upstrem',
    'datset',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.array(words, { maxLength: 12 }).map((w) => w.join(' ')),
  )
  fc.assert(
    fc.property(texts, fc.nat(), (text, n) => {
      const caret = n % (text.length + 1)
      const { span } = completionPlace(text, caret)
      expect(span.start <= caret && caret <= span.end && span.end <= text.length).toBe(true)
    }),
    { numRuns: runs(500) },
  )
})

describe('slots', () => {
  test.each([
    ['upstream of dataset |', ['dataset', 'parameter']],
    ['upstream of dataset or|', ['dataset', 'parameter']],
    ['upstream of dataset "or|', ['dataset', 'parameter']],
    ['upstream of dataset a in |', ['namespace', 'parameter']],
    ['job |', ['job', 'parameter']],
    ['upstream of |', ['let', 'dataset']],
    ['datasets tagged |', ['tag', 'parameter']],
    ['datasets tagged pii = |', ['tagValue', 'parameter']],
    ['datasets owned by |', ['owner', 'parameter']],
    ['datasets like |', ['like', 'parameter']],
    ['column |', ['column', 'parameter']],
    ['upstream of a via |', ['via']],
    ['upstream of a since |', ['time', 'parameter']],
    ['upstream of a depth |', ['number', 'parameter']],
    ['datasets where |', ['field']],
    ['datasets where owner = |', ['value', 'parameter']],
    ['datasets where lastWritten older than |', ['duration', 'parameter']],
    ['datasets matching |', ['regex']],
    ['run |', ['identity', 'parameter']],
    ['@|', ['saved']],
    ['@stale(|', ['argument']],
    ['let |', ['newName']],
    ['upstream of a -- dataset |', []],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected))

  test('fields are those of the kinds before', () => {
    const of = (text: string) => slots(text).flatMap((slot) => (slot.kind === 'field' ? [slot.of] : []))[0]
    expect(of('jobs where |')).toEqual(['job'])
    expect(of('upstream of column a of b show |')).toEqual(['column'])
    expect(of('upstream of a at job order by |')).toEqual(['dataset', 'job'])
    expect(of('let c = columns tagged pii; upstream of (downstream of c where |')).toEqual(['column'])
    expect(of('datasets where (owner = x and |')).toEqual(['dataset'])
    expect(of('datasets union jobs where not |')).toEqual(['dataset', 'job'])
  })

  test('after count by, the rows have its fields', () => {
    expect(slots('datasets count by namespace order by |')).toEqual([
      { kind: 'field', of: ['dataset'], rows: ['namespace'] },
    ])
  })

  test('names of earlier bindings, and parameters anywhere', () => {
    expect(slots('let a = b; let c = a; upstream of |')[0]).toEqual({ kind: 'let', names: ['a', 'c'] })
    expect(slots('let a = b; let c = | ; dataset $p')[0]).toEqual({ kind: 'let', names: ['a'] })
    expect(slots('dataset | depth $n')[1]).toEqual({ kind: 'parameter', names: ['$n'] })
  })

  test('a column knows its dataset', () => {
    expect(slots('downstream of column | of dataset crm.users in pg')[0]).toEqual({
      kind: 'column',
      of: { name: 'crm.users', namespace: 'pg' },
    })
    expect(slots('column em| of "a b"')[0]).toEqual({ kind: 'column', of: { name: 'a b' } })
  })
})

describe('what is replaced', () => {
  test.each([
    ['upstream of dat|aset a', 'dataset', 'dat'],
    ['upstream of dataset "or|', '"or', 'or'],
    ['upstream of dataset "or|ders" depth 3', '"orders"', 'or'],
    ['upstream of dataset "or| depth 3', '"or', 'or'],
    ['datasets where a !|', '!', '!'],
    ['upstream of |a', '', ''],
  ])('%s', (text, replaced, prefix) => {
    const place = at(text)
    expect(text.replace('|', '').slice(place.span.start, place.span.end)).toBe(replaced)
    expect(place.prefix).toBe(prefix)
  })
})

describe('broken text', () => {
  test.each([
    ['upstrem of dataset a |', 'depth'],
    ['upstream dataset a de|', 'depth'],
    ['upstream of dataset a deph 3 |', 'since'],
    ['upstream of dataset a % depth 3 |', 'since'],
    ['datasets where owner = = x |', 'and'],
    ['datasets where owner = x) |', 'and'],
  ])('%s', (text, word) => expect(at(text).words).toContain(word))

  test('recovers after unexpected words', () => {
    expect(kinds('upstream of dataset a frobnicate 12 34 at job where |')).toEqual(['field'])
  })
})
