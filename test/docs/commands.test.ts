import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IN_A_CLONE, PATH_LINE } from '../../src/cli/in-a-clone.ts'
import type { OpenApiDocument } from '../http/check-response.ts'
import { openApi } from '../http/open-api.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { mistakeIn } from './check-command.ts'
import { commandBlocks, makeClone, startReading, type Reader } from './page-commands.ts'
import { writtenCommands } from './written-commands.ts'

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

const textPages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'grammar/README.md',
  'examples/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const pages = textPages
  .map((page) => ({ page, blocks: commandBlocks(readFileSync(join(ROOT, page), 'utf8')) }))
  .filter(({ blocks }) => blocks.length > 0)

const clone = temporaryFolder('clone')
beforeAll(() => makeClone(clone))

let document: OpenApiDocument
beforeAll(async () => {
  const api = await openApi()
  document = (await (await api.app.request('/openapi.json')).json()) as OpenApiDocument
  await api.close()
})

const mistakesOn = async (markdown: string): Promise<readonly string[]> => {
  const mistakes: string[] = []
  for (const command of writtenCommands(markdown)) {
    const mistake = await mistakeIn(command, document)
    if (mistake !== undefined) mistakes.push(`line ${command.line}: ${command.words.join(' ')}: ${mistake}`)
  }
  return mistakes
}

it('starts `bin/tributary` through a link, in the folder of the caller', async () => {
  const elsewhere = join(clone, 'elsewhere')
  await mkdir(elsewhere)
  await symlink('../bin/tributary', join(elsewhere, 'linked'))
  await writeFile(join(elsewhere, 'a.lineage'), 'UPSTREAM OF a')
  const run = promisify(execFile)
  expect((await run('./linked', ['format', 'a.lineage'], { cwd: elsewhere })).stdout).toBe('upstream of a\n')
  await mkdir(join(elsewhere, 'bin'))
  await copyFile(join(clone, 'bin', 'tributary'), join(elsewhere, 'bin', 'tributary'))
  await expect(run('bin/tributary', ['--version'], { cwd: elsewhere })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Run `npm ci` in that folder.') as string,
  })
})

describe.each(textPages)('%s', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8')

  it('has only commands, scripts and API calls that exist', async () => {
    expect(await mistakesOn(text)).toEqual([])
  })

  it('says how `tributary` becomes a command, if it uses it', () => {
    if (page === 'CHANGELOG.md' || !writtenCommands(text).some(({ words }) => words[0] === 'tributary'))
      return
    const own = ['README.md', 'docs/getting-started.md'].includes(page)
    expect(text).toContain(own ? `\n${PATH_LINE}\ntributary serve\n` : `\n\n${IN_A_CLONE}\n\n`)
  })
})

it.each([
  ['tributary query datasets --dept 3', "unknown option '--dept'"],
  ['tributary quer datasets', "unknown command 'quer'"],
  ['tributary ingest', "missing required argument 'path'"],
  ['tributary doctor now', 'too many arguments'],
  ['FOO=1 tributary serve --port many | wc -l', '--port'],
  ["tributary query 'upstrem of a'", 'upstrem'],
  ['docker compose exec tributary tributary key list', "unknown command 'key'"],
  ['npm run -s tributry -- serve', '`tributry`'],
  ['curl -s -d x http://127.0.0.1:8080/readyz', 'POST /readyz'],
  ['curl -s http://lineage:8080/api/v1/run', 'GET /api/v1/run'],
])('finds the mistake in %s', async (command, mistake) => {
  expect(await mistakesOn(`\`\`\`sh\n${command}\n\`\`\`\n`)).toEqual([expect.stringContaining(mistake)])
})

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
