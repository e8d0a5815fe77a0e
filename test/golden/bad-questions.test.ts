import { expect, it } from 'vitest'
import { type QueryParams } from '../../src/app/ask.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { printDiagnostic } from '../../src/diagnostics/print-diagnostic.ts'
import { BAD_QUESTIONS } from './bad-questions.ts'
import { exampleStore } from './example-store.ts'

const { ask } = exampleStore('bad-questions')

async function saidOf(text: string, params: QueryParams = {}): Promise<readonly Diagnostic[]> {
  const outcome = await ask({ query: text, params })
  if (outcome.kind === 'mistakes') return outcome.diagnostics
  if (outcome.kind === 'answer') return outcome.answer.notes
  throw new Error(`${text}: ${outcome.kind}`)
}

it('every invalid or doubtful query has the recorded diagnostics', async () => {
  const parts: string[] = []
  for (const [text, params] of BAD_QUESTIONS) {
    const said = await saidOf(text, params)
    const beside = params === undefined ? '' : ` with ${JSON.stringify(params)}`
    const pictures = said.map((diagnostic) => printDiagnostic(text, diagnostic)).join('\n')
    parts.push(`=== ${JSON.stringify(text)}${beside}\n${pictures}\n`)
  }
  await expect(parts.join('\n')).toMatchFileSnapshot('bad-questions.txt')
})

it('diagnostics are sentences without a second person', async () => {
  for (const [text, params] of BAD_QUESTIONS) {
    const said = await saidOf(text, params)
    for (const { message, hints = [], expected = [] } of said) {
      for (const sentence of [message, ...hints]) expect(sentence).not.toMatch(/\byou\b|\byour\b|undefined|\[object/u)
      expect(expected.length).toBeLessThanOrEqual(3)
    }
    expect(said.filter(({ code }) => code !== 'name-by-ending').length, text).toBeGreaterThan(0)
  }
})
