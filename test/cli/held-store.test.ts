import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockFolder } from '../../src/store/embedded/folder-lock.ts'
import { completeEvent } from '../http/events.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import type { RunningServer } from './run-cli.ts'

const folder = temporaryFolder('held-store')
const data = join(folder, 'data')
const at = ['--data', data]
const graph = join(folder, 'graph.ndjson')

/** Commands that open a store, and what the way through the server is while one has it; none: there is no way. */
const COMMANDS: readonly (readonly [words: readonly string[], through: string | undefined])[] = [
  [['query', 'upstream of mart show name'], "query 'upstream of mart show name'"],
  [['explain', 'datasets'], 'explain datasets'],
  [['search', 'mart'], 'search mart'],
  [['repl'], 'repl'],
  [['doctor'], 'doctor'],
  [['verify'], 'verify'],
  [['rebuild'], 'rebuild'],
  [['prune', '--keep', '900d', '--dry-run'], 'prune --keep 900d --dry-run'],
  [['redact', '--dry-run'], 'redact --dry-run'],
  [['backup', join(folder, 'copy.sqlite')], 'backup copy.sqlite'],
  [['export', graph], `export ${graph}`],
  [['keys', 'create', 'ops', '--scope', 'read'], 'keys create ops --scope read'],
  [['keys', 'list'], 'keys list'],
  [['keys', 'revoke', 'ikd4n7xqae'], 'keys revoke ikd4n7xqae'],
  [['import', graph], undefined],
  [['serve', '--port', '0'], undefined],
]

const ASKING = COMMANDS.slice(0, 3).map(([words]) => words)

describe('a command, while a server has the store', () => {
  let server: RunningServer
  let answers: readonly string[]
  beforeAll(async () => {
    server = await startInProcess(['serve', '--port', '0', ...at])
    const input = JSON.stringify(completeEvent({ inputs: ['raw'], outputs: ['mart'] }))
    await runCli(['ingest', '-', '--url', server.url], { input })
    answers = await Promise.all(
      ASKING.map(async (words) => (await runCli([...words, '--url', server.url])).stdout),
    )
  })
  afterAll(() => server.end())

  it.each(COMMANDS)('names it, and the way through it: %j', async (words, through) => {
    const { code, stdout, stderr } = await runCli([...words, ...at])
    const text = (stdout + stderr).replaceAll(/\s+/gu, ' ')
    expect(code).toBe(1)
    expect(text).toContain(
      `The folder ${data} is in use by the server at ${server.url} (process ${process.pid}). Only one process at a time can open a store.`,
    )
    expect(text).toMatch(
      new RegExp(`stop the server first \\(Ctrl-C in its terminal, or \`kill ${process.pid}\`\\)\\.`, 'u'),
    )
    if (through === undefined) expect(text).not.toContain('Let the server')
    else expect(text).toContain(`Let the server do it: \`tributary ${through} --url ${server.url}\`.`)
  })

  it('works with the call that the message offers', async () => {
    for (const [words, through] of COMMANDS)
      // The others do not differ from `verify` in how they reach the server, or have tests of their own.
      if (through !== undefined && !['rebuild', 'redact', 'keys', 'repl'].includes(words[0]!)) {
        const own = words[0] === 'backup' ? ['backup', 'copy.sqlite'] : words
        const { code, stderr } = await runCli([...own, '--url', server.url])
        expect([words[0], code, code === 0 ? '' : stderr]).toEqual([words[0], 0, ''])
      }
  })

  it('does not repeat a secret', async () => {
    const { stderr } = await runCli(['verify', '--api-key', 'hidden-key', ...at, '--json'])
    expect(stderr).toContain(`\`tributary verify --json --url ${server.url}\``)
    expect(stderr).not.toContain('hidden-key')
  })

  it('answers the same from the folder, once the server has ended', async () => {
    await server.end()
    for (const [i, words] of ASKING.entries()) {
      const own = await runCli([...words, ...at])
      expect(own).toEqual({ code: 0, stdout: answers[i], stderr: '' })
    }
    expect(answers[0]).toContain('raw')
    const prompt = await runCli(['repl', '--format', 'csv', ...at], { input: 'datasets count' })
    expect(prompt).toEqual({ code: 0, stdout: 'count\r\n2\r\n', stderr: '' })
  })

  it('asks nobody else once a key exists', async () => {
    expect((await runCli(['keys', 'create', 'ops', '--scope', 'admin', ...at])).code).toBe(0)
    expect(await runCli(['query', 'datasets count', '--format', 'csv', ...at])).toMatchObject({
      code: 0,
      stdout: 'count\r\n2\r\n',
    })
  })
})

it('says what to do if the process that has the store is not a server', async () => {
  const own = join(folder, 'own')
  const release = lockFolder(own)
  await writeFile(join(own, 'lineage.sqlite'), '')
  try {
    const { code, stderr } = await runCli(['verify', '--data', own])
    expect(code).toBe(1)
    expect(stderr).toBe(
      `The folder ${own} is in use by process ${process.pid}. Only one process at a time can open a store. ` +
        'If it is a server, let it do the work: `tributary verify --url URL`. ' +
        `Or stop that process first (Ctrl-C in its terminal, or \`kill ${process.pid}\`).\nNext: tributary help troubleshooting store is in use\n`,
    )
  } finally {
    release()
  }
})

it('says what --data needs if it gets something else, and creates nothing', async () => {
  const empty = join(folder, 'empty')
  const file = join(empty, 'lineage.sqlite')
  const query = async (of: string) => (await runCli(['query', 'datasets', '--data', of])).stderr
  await mkdir(empty)
  expect(await query(empty)).toBe(
    `The folder ${empty} has no store: the file lineage.sqlite is missing. Set --data to the folder of a store.\nNext: tributary help operating settings\n`,
  )
  expect(await query(join(folder, 'nowhere'))).toContain('does not exist, so it has no store.')
  await writeFile(file, '')
  expect(await query(file)).toBe(
    `${file} is a file, but --data needs its folder. Use \`--data ${empty}\`.\nNext: tributary help operating settings\n`,
  )
})

it('offers the store itself if no server answers', async () => {
  const nobody = ['--url', 'http://127.0.0.1:9']
  for (const words of [['query', 'datasets'], ['verify']])
    expect((await runCli([...words, ...nobody])).stderr).toContain('or set --data to the folder of a store')
  expect((await runCli(['queries', 'list', ...nobody])).stderr).not.toContain('--data')
})
