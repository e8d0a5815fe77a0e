import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keywords, punctuation } from '../../grammar/tokens.ts'
import { type AskOutcome, type Question } from '../../src/app/ask.ts'
import { printDiagnostic } from '../../src/diagnostics/print-diagnostic.ts'
import { format } from '../../src/lang/format.ts'
import { toAnswerJson } from '../../src/render/to-answer-json.ts'
import { randomText } from '../generators/random-query.ts'
import { GOLDEN_QUERIES } from '../golden/queries.ts'
import { runs } from '../runs.ts'
import { exampleStore } from '../golden/example-store.ts'

const { ask } = exampleStore('fuzz')

/** Sends a query and expects an answer, a plan, or complete diagnostics, but never an exception. */
async function check(question: Question): Promise<void> {
  const outcome = await ask(question)
  expect(['answer', 'plan', 'mistakes'], question.query).toContain(outcome.kind)
  const said = saidOf(outcome)
  expect(said.length).toBeLessThanOrEqual(60)
  expect(outcome.kind === 'mistakes').toBe(said.some(({ severity }) => severity === 'error'))
  for (const diagnostic of said) {
    const { start, end } = diagnostic.span ?? { start: 0, end: 0 }
    expect(start >= 0 && start <= end && end <= question.query.length, question.query).toBe(true)
    expect(diagnostic.message).not.toMatch(/undefined|NaN|\[object|\byou\b/u)
    expect(printDiagnostic(question.query, diagnostic)).toContain(diagnostic.message)
  }
  if (outcome.kind === 'answer')
    expect(JSON.stringify(toAnswerJson(outcome.answer)).length).toBeGreaterThan(2)
}

const saidOf = (outcome: AskOutcome) =>
  outcome.kind === 'mistakes' ? outcome.diagnostics : outcome.kind === 'answer' ? outcome.answer.notes : []

const words = fc.constantFrom(
  ...[...keywords, ...punctuation].map((type) => type.LABEL!),
  ...[
    'fct_orders',
    'shop.*',
    '"two words"',
    '7d',
    '0',
    '3',
    '1.5',
    '2026-11-24',
    '$p',
    '$list',
    '/orders/',
    'email',
    'owner',
  ],
  ...[
    'distance',
    'lastWritten',
    'status',
    'null',
    'select',
    'contains',
    '%x%',
    '==',
    '—',
    '٣',
    '\u200b',
    '"',
    "'",
    '--',
    '\n',
  ],
)
const params = fc.constantFrom<NonNullable<Question['params']>>(
  {},
  { p: 'fct_orders' },
  { p: 3 },
  { p: '7d', list: ['a', 1] },
  { list: [] },
)

/** Words removed, inserted, doubled, swapped or replaced, several times. */
const damage = fc.array(
  fc.record({ place: fc.nat(), word: words, how: fc.constantFrom('out', 'in', 'twice', 'swap', 'instead') }),
  { minLength: 0, maxLength: 3 },
)
type Damage = ReturnType<typeof damage.generate>['value']

function damaged(text: string, changes: Damage): string {
  let parts: readonly string[] = text.split(' ')
  for (const { place, word, how } of changes) {
    const at = place % parts.length
    const current = parts[at]!
    const next = parts[at + 1]
    const instead = {
      out: [],
      in: [current, word],
      twice: [current, current],
      swap: next === undefined ? [current] : [next, current],
      instead: [word],
    }[how]
    const used = how === 'swap' && next !== undefined ? 2 : 1
    parts = [...parts.slice(0, at), ...instead, ...parts.slice(at + used)]
    if (parts.length === 0) parts = ['']
  }
  return parts.join(' ')
}

it('answers or rejects valid queries with misplaced words', { timeout: 180_000 }, async () => {
  const question = fc.record({
    query: fc
      .tuple(fc.constantFrom(...GOLDEN_QUERIES.map(({ text }) => text)), damage)
      .map(([text, changes]) => damaged(text, changes)),
    params,
  })
  await fc.assert(fc.asyncProperty(question, check), { numRuns: runs(300) })
})

it('answers or rejects any text of the language', { timeout: 180_000 }, async () => {
  const question = fc.record({ query: randomText.map((tree) => format(tree)), params })
  await fc.assert(fc.asyncProperty(question, check), { numRuns: runs(200) })
})
