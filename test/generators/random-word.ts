import fc from 'fast-check'
import { isoDuration, shortDuration } from '../../grammar/literals.ts'
import { isBareWord } from '../../grammar/word-forms.ts'
import { isKeywordText } from '../../grammar/word-kinds.ts'
import { keywords } from '../../grammar/tokens.ts'
import type { IntegerNode, NameNode, Param, Regex, Time, Value, Word } from '../../src/lang/ast.ts'

export const nowhere = fc.constant({ start: 0, end: 0 })

const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e'

/** Plain names, keywords, names that need quotes, and names that resemble other tokens. */
const text = fc.oneof(
  fc.constantFrom('orders', 'shop.public.orders', 's3://lake/raw', '#tmp', 'größe', '/data/x', 'a@b'),
  fc.constantFrom(...keywords.map((type) => type.LABEL!), 'Depth', 'WHERE', 'now', 'Today', 'yesterday'),
  fc.constantFrom(
    'P1D',
    'p1dt2h',
    'P1M',
    '7d',
    '42',
    '2026-11-01',
    '..',
    'a..b',
    '--',
    'a--b',
    UUID,
    '',
    ' ',
    '*',
  ),
  fc.string({ maxLength: 8 }),
  fc.string({
    maxLength: 8,
    unit: fc.constantFrom('"', "'", '\\', '*', '?', '\n', '\t', '/', '.', 'a', '\u2028', '\ud800'),
  }),
)

const word = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<Word> =>
  arbitrary.map((t) => ({ kind: 'word', text: t, quoted: false, glob: false, span: { start: 0, end: 0 } }))

export const parameter: fc.Arbitrary<Param> = fc
  .constantFrom('p', 'name', '_1', 'größe')
  .map((n) => ({ kind: 'param', name: n, span: { start: 0, end: 0 } }))

/** Rarely a parameter. */
const orParameter = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | Param> =>
  fc.oneof({ arbitrary, weight: 9 }, { arbitrary: parameter, weight: 1 })

/** A field, or a keyword of `via`: never a parameter. */
export const label: fc.Arbitrary<Word> = word(text)

export const name: fc.Arbitrary<NameNode> = orParameter(label)

/** The operand of `run`, `operation` and `id`. */
export const identity: fc.Arbitrary<NameNode> = fc.oneof(name, word(fc.constant(UUID)))

/** A name without a preceding keyword. */
export const bareName: fc.Arbitrary<Word> = fc.oneof(
  label.map((w) => ({ ...w, quoted: true })),
  word(text.filter((t) => isBareWord(t) && !isKeywordText(t))),
)

/** A glob in a tree: a backslash escapes a star, a question mark or a backslash, and nothing else. */
export const glob: fc.Arbitrary<NameNode> = orParameter(
  text.map((t): Word => {
    const parts = t.replaceAll(/\\([*?\\])?/gu, (whole, escaped: string | undefined) =>
      escaped === undefined ? '\\\\' : whole,
    )
    return { kind: 'word', text: parts, quoted: false, glob: true, span: { start: 0, end: 0 } }
  }),
)

/** A column name: exact, or an unquoted glob. */
export const columnName: fc.Arbitrary<NameNode> = fc.oneof(
  name,
  fc
    .constantFrom('*', '*_id', 'e?ail', 'a*')
    .map((t): Word => ({ kind: 'word', text: t, quoted: false, glob: true, span: { start: 0, end: 0 } })),
)

export const wholeNumber: fc.Arbitrary<IntegerNode> = orParameter(
  fc.record({ kind: fc.constant('integer' as const), value: fc.nat(), span: nowhere }),
)

export const duration: fc.Arbitrary<Time> = orParameter(
  fc.constantFrom('30s', '90m', '12h', '7d', '2w', '0d', 'P1DT12H', 'pt1.5s').map((t): Time => {
    const literal = shortDuration(t) ?? isoDuration(t)
    const ms = literal?.kind === 'value' ? literal.value : Number.NaN
    return { kind: 'duration', ms, text: t, span: { start: 0, end: 0 } }
  }),
)

const calendarTime: fc.Arbitrary<Time> = fc
  .oneof(
    fc.constant({ kind: 'instant' as const, at: 1_793_527_200_000, text: '2026-11-01T10:00:00Z' }),
    fc.constant({ kind: 'instant' as const, at: 1_793_520_000_500, text: '2026-11-01T10:00:00.5+02:00' }),
    fc.constant({ kind: 'date' as const, day: 20_758, text: '2026-11-01' }),
    fc.constantFrom({ kind: 'now' as const }, { kind: 'today' as const }, { kind: 'yesterday' as const }),
  )
  .map((time) => ({ ...time, span: { start: 0, end: 0 } }))

export const anyTime: fc.Arbitrary<Time> = fc.oneof(duration, calendarTime)

const number: fc.Arbitrary<Value> = fc
  .constantFrom('0', '42', '1.50', '007')
  .map((t) => ({ kind: 'number', value: Number(t), text: t, span: { start: 0, end: 0 } }))

export const value: fc.Arbitrary<Value> = fc.oneof(label, anyTime, number)

export const regex: fc.Arbitrary<Regex> = fc.record({
  kind: fc.constant('regex' as const),
  source: fc.constantFrom('', '^tmp_', 'a/b', '\\d+', '\\\\', '[/]', '\\\\/', 'x|y'),
  ignoreCase: fc.boolean(),
  span: nowhere,
})
