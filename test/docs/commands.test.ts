import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { commandBlocks, makeClone, startReading, type Reader } from './page-commands.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** Data that the commands of a page find in the store. */
const LOADED: Readonly<Record<string, readonly string[]>> = {
  'docs/outputs.md': ['dbt-shop'],
  'docs/saved-queries.md': ['dbt-shop'],
}

/** Prefixes of blocks that do not run here; a path names the file that runs them. */
const ELSEWHERE: Readonly<Record<string, readonly (readonly [begins: string, where: string])[]>> = {
  'README.md': [
    ['npm ci && npm run demo', '.ci/run'],
    ['npm ci && npm test', '.ci/run'],
    ['export PATH="$PWD/bin:$PATH"\ntributary serve', 'test/cli/serve.test.ts'],
  ],
  'docs/getting-started.md': [['npm ci\nexport PATH', 'test/cli/serve.test.ts']],
  'docs/operating.md': [['tributary backup', 'test/cli/backup.test.ts']],
  'docs/neo4j.md': [['tributary explain --browser', 'test/browser/neo4j-browser.browser.test.ts']],
  // Producers that are not installed here: compared with the recorded examples.
  'docs/connecting.md': [['', 'test/docs/connecting.test.ts']],
  'docs/export.md': [['tributary export', 'test/cli/transfer.test.ts']],
  'docs/security.md': [
    ['tributary keys create', 'test/cli/keys.test.ts'],
    ['tributary serve --oidc-issuer', 'test/http/describe-keys.ts'],
  ],
  'examples/README.md': [['node examples/record.mjs', 'examples/record.mjs']],
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'grammar/README.md',
  'examples/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
  .map((page) => ({ page, blocks: commandBlocks(readFileSync(join(ROOT, page), 'utf8')) }))
  .filter(({ blocks }) => blocks.length > 0)

const clone = temporaryFolder('clone')
beforeAll(() => makeClone(clone))

describe.each(pages)('$page', ({ page, blocks }) => {
  it('has no block with a damaged fence', () => {
    const text = readFileSync(join(ROOT, page), 'utf8')
    const fences = text.split('\n').filter((line) => /`{3,}/u.test(line))
    for (const fence of fences) expect(fence.trim()).toMatch(/^```[a-z]*$/u)
    expect(fences.length % 2).toBe(0)
  })

  const file = join(ROOT, page)
  const elsewhere = ELSEWHERE[page] ?? []
  const whereOf = (commands: string): string | undefined =>
    elsewhere.find(([begins]) => commands.startsWith(begins))?.[1]
  const runnable = blocks.filter(({ commands }) => whereOf(commands) === undefined)

  it('contains every block that the list of exceptions names', () => {
    for (const [begins, where] of elsewhere) {
      expect(
        blocks.some(({ commands }) => commands.startsWith(begins)),
        begins,
      ).toBe(true)
      expect(existsSync(join(ROOT, where)), where).toBe(true)
    }
  })

  if (runnable.length === 0) return
  describe('has commands that', () => {
    let reader: Reader
    beforeAll(async () => {
      reader = await startReading(clone)
      for (const example of LOADED[page] ?? [])
        await reader.run(`tributary ingest examples/${example}/events.ndjson`)
    })
    afterAll(() => reader.close())

    it.each(runnable)('work unchanged from line $line', async ({ commands, prints }) => {
      const printed = await reader.run(commands)
      if (prints === undefined) return
      if (process.env.UPDATE_DOCS === '1') update(file, commands, printed)
      else expect(printed).toBe(prints)
    })
  })
})

/** Writes the output of commands below them, for review. */
function update(file: string, commands: string, printed: string): void {
  const text = readFileSync(file, 'utf8')
  const end = text.indexOf(commands) + commands.length
  // A fence in the middle of a line does not end a block.
  const whole = printed === '' || printed.endsWith('\n') ? printed : `${printed}\n`
  const rest = text
    .slice(end)
    .replace(/^```\n\n```text\n[\s\S]*?^```$/m, () => `\`\`\`\n\n\`\`\`text\n${whole}\`\`\``)
  writeFileSync(file, text.slice(0, end) + rest)
}
