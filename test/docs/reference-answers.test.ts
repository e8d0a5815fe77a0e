import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderAs } from '../../src/render/formats.ts'
import { toAnswerJson } from '../../src/render/to-answer-json.ts'
import { exampleStore } from '../golden/example-store.ts'

const page = new URL('../../grammar/README.md', import.meta.url)
const reference = readFileSync(page, 'utf8')
const WIDTH = 100

/** A query followed by its answer; UPDATE_REFERENCE=1 writes all answers, for review. */
const ANSWERED = /^```lineage\n([^\n]+)\n```\n\n```text\n([\s\S]*?)^```$/gm

describe('the reference of the language', () => {
  const { ask } = exampleStore('reference')
  beforeAll(async () => {
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
