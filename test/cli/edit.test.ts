import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { type CliResult, type RunningServer } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('edit')
let server: RunningServer
const run = (args: readonly string[], input?: string): Promise<CliResult> =>
  runCli(args, { env: { TRIBUTARY_URL: server.url }, ...(input === undefined ? {} : { input }) })
const out = async (args: readonly string[], input?: string): Promise<string> => {
  const { code, stdout, stderr } = await run(args, input)
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}

beforeAll(async () => {
  server = await startInProcess(['serve', '--port', '0', '--data', join(folder, 'data')])
  const event = completeEvent({ inputs: ['raw'], outputs: ['staging', 'stage.two'] })
  await run(['ingest', '-'], `${JSON.stringify(event)}\n`)
})
afterAll(() => server.end())

describe('tributary edit', () => {
  it('edits the entities that a selector matches, and reports each edit', async () => {
    expect(await out(['edit', 'tag', 'raw', 'pii', 'level=high'])).toBe(
      'tagged raw: pii\ntagged raw: level=high\n',
    )
    expect(await out(['edit', 'own', 'job load', 'ann', '--type', 'team'])).toBe(
      'gave an owner to load: ann\n',
    )
    expect(await out(['edit', 'describe', 'raw', '-'], 'As it comes.\n')).toBe('described raw\n')
    const shown = ['query', 'datasets tagged pii show name, description', '--format', 'csv']
    expect(await out(shown)).toBe('name,description\r\nraw,As it comes.\r\n')
    expect(await out(['edit', 'describe', 'raw', '--withdraw'])).toBe('withdrew the description of raw\n')
    const now = JSON.parse(await out(['edit', 'untag', 'raw', 'pii', '--json'])) as { readonly tags: unknown }
    expect(now.tags).toEqual([{ name: 'level', value: 'high', source: 'edit' }])
    expect(await out(['edit', 'alias', 'raw', 'stage.two'])).toBe('joined raw: stage.two\n')
    expect(await out(['edit', 'unalias', 'raw', 'stage.two'])).toBe('separated raw: stage.two\n')
  })

  it('deletes, and restores by name', async () => {
    expect(await out(['edit', 'delete', 'stage.two'])).toBe('deleted stage.two\n')
    expect((await run(['query', 'dataset stage.two'])).code).toBe(1)
    expect((await run(['edit', 'restore', 'staging'])).stderr).toContain(
      'No deleted dataset or job is called staging',
    )
    expect(await out(['edit', 'restore', 'stage.two'])).toBe('restored stage.two\n')
    expect((await run(['query', 'dataset stage.two'])).code).toBe(0)
  })

  it('edits several entities only with --all', async () => {
    const { code, stderr } = await run(['edit', 'tag', 'datasets like stag*', 'mid'])
    expect(code).toBe(1)
    expect(stderr).toContain('matches 2 entities')
    expect(await out(['edit', 'tag', 'datasets like stag*', 'mid', '--all'])).toBe(
      'tagged stage.two: mid\ntagged staging: mid\n',
    )
  })

  it('reports errors', async () => {
    for (const [args, said] of [
      [['edit', 'tag', 'rwa', 'x'], 'did you mean'],
      [['edit', 'tag', 'datasets like none*', 'x'], 'matches nothing'],
      [['edit', 'tag', 'last run of job load', 'x'], 'A run cannot be edited'],
      [['edit', 'untag', 'raw', 'none'], 'has no tag'],
      [['edit', 'describe', 'raw'], 'either a text, or --withdraw'],
      [['edit', 'unalias', 'raw', 'none'], 'is not an alias of raw'],
      [['audit', '--since', 'yesterday'], 'such as 12h, 7d'],
    ] as const) {
      const { code, stderr } = await run(args)
      expect([code, stderr.toLowerCase()]).toEqual([1, expect.stringContaining(said.toLowerCase())])
    }
  })

  it('lists who changed what', async () => {
    const lines = (await out(['audit', 'job load', '--since', '1h'])).trimEnd().split('\n')
    expect(lines).toEqual([expect.stringMatching(/^2\S+Z {2}local {2}job load {2}owner: none → ann team$/)])
    const all = (await out(['audit', '--kind', 'dataset', '--limit', '3', '--json'])).trimEnd().split('\n')
    expect(all.map((line) => (JSON.parse(line) as { aspect: string }).aspect)).toEqual([
      'tag',
      'tag',
      'deletion',
    ])
  })
})
