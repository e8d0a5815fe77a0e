import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { type CliResult, type RunningServer } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('queries')
let server: RunningServer
const run = (args: readonly string[], input?: string): Promise<CliResult> =>
  runCli(args, { env: { TRIBUTARY_URL: server.url }, ...(input === undefined ? {} : { input }) })

beforeAll(async () => {
  server = await startInProcess(['serve', '--port', '0', '--data', join(folder, 'data')])
  const event = completeEvent({ inputs: ['raw'], outputs: ['staging'] })
  await run(['ingest', '-'], `${JSON.stringify(event)}\n`)
})
afterAll(() => server.end())

describe('tributary queries', () => {
  const text = `-- What breaks.
-- $of text: the start
-- $depth number = 1
downstream of dataset $of depth $depth
`

  it('says how to add queries if there are none', async () => {
    const { stdout } = await run(['queries', 'list'])
    expect(stdout).toBe('no saved queries; `tributary queries add-starters` adds some\n')
  })

  it('saves a query with the description in its comments, and runs it', async () => {
    expect(await run(['queries', 'save', 'impact', '-'], text)).toMatchObject({
      code: 0,
      stdout: 'saved @impact\n',
    })
    expect((await run(['queries', 'list'])).stdout).toBe('@impact(of = …, depth = 1)\n    What breaks.\n')
    expect((await run(['queries', 'show', '@impact'])).stdout).toBe(text)
    const { stdout } = await run(['query', '@impact(of = raw) show name, distance', '--format', 'csv'])
    expect(stdout).toBe('name,distance\r\nstaging,1\r\n')
    expect((await run(['query', '@impact(of = raw)'])).stdout).toContain('└─ staging  by load')
  })

  it('accepts description and parameters as flags, and shows them', async () => {
    const args = ['few', 'datasets limit $n', '--description', 'A few.', '--param', 'n number = 3: how many']
    expect((await run(['queries', 'save', ...args])).stdout).toBe('saved @few\n')
    expect((await run(['queries', 'show', 'few'])).stdout).toBe(
      '-- A few.\n-- $n number = 3: how many\ndatasets limit $n\n',
    )
    const { stdout } = await run(['queries', 'show', 'few', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'few',
      description: 'A few.',
      params: [{ name: 'n', kind: 'number', default: 3, description: 'how many' }],
    })
    expect((await run(['queries', 'save', 'few', 'datasets limit 1'])).stdout).toBe('replaced @few\n')
  })

  it('marks errors in the text, and saves nothing', async () => {
    const { code, stdout, stderr } = await run(['queries', 'save', 'bad', 'datasets where nme = x'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('datasets have no field `nme`')
    expect(stderr).toContain('^^^')
    expect((await run(['queries', 'show', 'bad'])).code).toBe(1)
    const flag = await run(['queries', 'save', 'bad', 'datasets', '--param', '1x'])
    expect(flag.stderr).toContain('NAME = DEFAULT')
  })

  it('deletes', async () => {
    expect((await run(['queries', 'delete', 'few', '@impact'])).stdout).toBe(
      'deleted @few\ndeleted @impact\n',
    )
    expect(await run(['queries', 'delete', 'few'])).toMatchObject({ code: 1 })
  })

  it('does not delete a query that another calls, except with --force', async () => {
    for (const [name, text] of [
      ['base', 'datasets'],
      ['over', 'jobs union @base'],
      ['top', 'jobs union @over'],
    ] as const)
      await run(['queries', 'save', name, text])
    expect(await run(['queries', 'delete', 'base'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(
        '@over calls @base. Delete the callers first, or use --force.',
      ) as unknown,
    })
    expect((await run(['queries', 'delete', 'base', 'over'])).stderr).toContain('@top calls @over')
    expect((await run(['queries', 'list'])).stdout).toBe('@base\n@over\n@top\n')
    // If both are named, the calling query is deleted first.
    expect(await run(['queries', 'delete', 'base', 'over', 'top'])).toMatchObject({
      code: 0,
      stdout: 'deleted @top\ndeleted @over\ndeleted @base\n',
    })
    await run(['queries', 'save', 'base', 'datasets'])
    await run(['queries', 'save', 'over', 'jobs union @base'])
    expect(await run(['queries', 'delete', 'base', '--force'])).toMatchObject({
      code: 0,
      stdout: 'deleted @base\n',
    })
    await run(['queries', 'delete', 'over'])
  })

  it('prints the result of each as JSON', async () => {
    const output = async (...args: string[]) => (await run(['queries', ...args, '--json'])).stdout
    expect(await output('save', 'one', 'jobs')).toBe('{"name":"one","outcome":"saved"}\n')
    expect(await output('save', 'one', 'datasets')).toBe('{"name":"one","outcome":"replaced"}\n')
    expect(await output('delete', 'one')).toBe('{"name":"one","outcome":"deleted"}\n')
  })

  it('adds the starters, and keeps existing queries', async () => {
    await run(['queries', 'save', 'stale', 'jobs'])
    const { code, stdout } = await run(['queries', 'add-starters'])
    expect(code).toBe(0)
    expect(stdout).toContain('saved @impact\n')
    expect(stdout).toContain('skipped @stale, which already exists\n')
    expect((await run(['queries', 'show', 'stale'])).stdout).toBe('jobs\n')
    expect((await run(['queries', 'list', '--json'])).stdout.split('\n').length).toBeGreaterThan(15)
    expect((await run(['queries', 'add-starters', '--replace'])).stdout).toContain('replaced @stale\n')
    expect((await run(['queries', 'show', 'stale'])).stdout).toContain('lastWritten older than $age')
  })

  it('replaces nothing with a key that cannot read existing queries', async () => {
    await run(['queries', 'save', 'stale', 'jobs'])
    const make = async (scope: string, ...by: readonly string[]): Promise<string> =>
      (await run(['keys', 'create', scope, '--scope', scope, ...by])).stdout.trim()
    const admin = await make('admin')
    const edit = await make('edit', '--api-key', admin)
    const { code, stdout, stderr } = await run(['queries', 'add-starters', '--api-key', edit])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('read')
    expect((await run(['queries', 'show', 'stale', '--api-key', admin])).stdout).toBe('jobs\n')
  })
})
