import { expect, test } from 'vitest'
import { textMessages } from '../diagnostics/text-messages.ts'
import { printDiagnostic } from '../diagnostics/print-diagnostic.ts'
import { badTexts } from './bad-texts.test-support.ts'
import { TEXT_LIMITS } from './limits.ts'
import { parse } from './parse.ts'

const parsed = new Map(badTexts.map((text) => [text, parse(text)]))

const pictures = (text: string): string =>
  parsed
    .get(text)!
    .diagnostics.map((d) => printDiagnostic(text, d))
    .join('\n')

test('gives the expected diagnostics for each bad text', async () => {
  const said = badTexts.map((text) => `=== ${JSON.stringify(text)}\n${pictures(text)}\n`).join('\n')
  await expect(said).toMatchFileSnapshot('./bad-texts.golden.txt')
})

test('covers every message on a text', () => {
  const beyondLimits = [
    'a'.repeat(TEXT_LIMITS.bytes + 1),
    ', '.repeat(TEXT_LIMITS.tokens + 1),
    '('.repeat(TEXT_LIMITS.nesting + 1),
    `a${' union a'.repeat(TEXT_LIMITS.sets + 1)}`,
  ]
  const remarked = ['upstream of datasets where owner is null', 'upstream of orders --depth 3']
  const codes = [...badTexts, ...beyondLimits, ...remarked].flatMap((text) =>
    (parsed.get(text) ?? parse(text)).diagnostics.map((d) => d.code),
  )
  expect(new Set(codes)).toEqual(new Set(Object.keys(textMessages)))
})

test('never addresses the reader, names a token type, or lists more than three expected things', () => {
  for (const text of badTexts) {
    for (const { message, hints = [], expected = [] } of parsed.get(text)!.diagnostics) {
      for (const sentence of [message, ...hints]) {
        expect(sentence).not.toMatch(/\byou\b|\byour\b|Keyword|Token|[a-z]Paren/u)
      }
      expect(expected.length).toBeLessThanOrEqual(3)
    }
  }
})

test('gives a tree only for a text without errors', () => {
  for (const text of badTexts) expect(parsed.get(text)!.tree, text).toBeUndefined()
  expect(parse('upstream of datasets where owner is null').tree).toBeDefined()
})
