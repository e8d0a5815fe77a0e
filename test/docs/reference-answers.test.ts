import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAsk, type Ask } from '../../src/app/ask.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import { renderAs } from '../../src/render/formats.ts'
import { toAnswerJson } from '../../src/render/to-answer-json.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { GOLDEN_NOW } from '../golden/queries.ts'
import { ingestExamples } from '../golden/describe-golden.ts'

const page = new URL('../../grammar/README.md', import.meta.url)
const reference = readFileSync(page, 'utf8')
const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)
const WIDTH = 100

/** A query followed by its answer; UPDATE_REFERENCE=1 writes all answers, for review. */
const ANSWERED = /^```lineage\n([^\n]+)\n```\n\n```text\n([\s\S]*?)^```$/gm

describe('the reference of the language', () => {
  let store: LineageStore
  let folder: string
  let ask: Ask
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-reference-'))
    store = await openEmbeddedStore({ folder, producerRulesModule })
    await ingestExamples(store)
    ask = createAsk({ store, ceiling: DEFAULT_LIMITS, now: () => GOLDEN_NOW }).ask
    if (process.env.UPDATE_REFERENCE === '1') await update()
  })
  /** Writes all answers. */
  const update = async (): Promise<void> => {
    const bare = reference.replaceAll(
      ANSWERED,
      (_, query: string) => `\`\`\`lineage\n${query}\n\`\`\`\n\n\`\`\`text\n\`\`\``,
    )
    let text = bare
    for (const [whole, query] of bare.matchAll(ANSWERED)) {
      const answer = await answerTo(query!)
      text = text.replace(whole, () => `${whole.slice(0, -3)}${answer}\`\`\``)
    }
    writeFileSync(page, text)
  }
  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  const answerTo = async (query: string): Promise<string> => {
    const outcome = await ask({ query })
    return outcome.kind === 'answer'
      ? renderAs('text', toAnswerJson(outcome.answer), { width: WIDTH })!
      : JSON.stringify(outcome)
  }

  it('has answers', () => {
    expect([...reference.matchAll(ANSWERED)].length).toBeGreaterThan(30)
  })

  it.each([...reference.matchAll(ANSWERED)].map(([, query, answer]) => [query!, answer!]))(
    'shows the very answer to %s',
    async (query, answer) => {
      expect(await answerTo(query)).toBe(answer)
    },
  )
})
