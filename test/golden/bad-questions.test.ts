import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAsk, type Ask, type QueryParams } from '../../src/app/ask.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { printDiagnostic } from '../../src/diagnostics/print-diagnostic.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { BAD_QUESTIONS } from './bad-questions.ts'
import { ingestExamples } from './describe-golden.ts'
import { GOLDEN_NOW } from './queries.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

let store: LineageStore
let folder: string
let ask: Ask
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-golden-'))
  store = await openEmbeddedStore({ folder, producerRulesModule })
  await ingestExamples(store)
  ask = createAsk({ store, ceiling: DEFAULT_LIMITS, now: () => GOLDEN_NOW }).ask
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

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
