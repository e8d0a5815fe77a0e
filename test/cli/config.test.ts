import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli, startInProcess } from './in-process-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('config')

async function configFile(content: unknown): Promise<string> {
  const path = join(folder, `${Math.random()}.json`)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

interface Shown {
  readonly file: string | null
  readonly settings: readonly { readonly key: string; readonly value: unknown; readonly source: string }[]
}

describe('tributary config', () => {
  it('shows effective settings and their sources, without secrets', async () => {
    const path = await configFile({ port: 9, host: '0.0.0.0', apiKey: 'of-the-file', maxNodes: 7 })
    const env = { TRIBUTARY_CONFIG: path, TRIBUTARY_HOST: '::1', TRIBUTARY_NEO4J_PASSWORD: 'of-the-shell' }
    const args = ['config', '--port', '10', '--neo4j-uri', 'bolt://h']
    const { code, stdout, stderr } = await runCli(args, { env })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = stdout.split('\n').map((line) => line.split(/ {2,}/u).map((cell) => cell.trim()))
    expect(lines).toEqual(
      expect.arrayContaining([
        ['port', '10', '--port'],
        ['host', '::1', 'TRIBUTARY_HOST'],
        ['maxNodes', '7', `maxNodes in ${path}`],
        ['apiKey', '(hidden)', `apiKey in ${path}`],
        ['neo4jPassword', '(hidden)', 'TRIBUTARY_NEO4J_PASSWORD'],
        ['neo4jUser', '-', 'default'],
        ['maxEdges', '500000', 'default'],
      ]),
    )
    const json = await runCli([...args, '--json'], { env })
    const { file, settings } = JSON.parse(json.stdout) as Shown
    expect(file).toBe(path)
    expect(settings.map(({ key }) => key)).toEqual(lines.slice(0, -1).map(([key]) => key))
    expect(settings.find(({ key }) => key === 'port')).toMatchObject({ value: 10, source: 'flag' })
    expect(stdout + json.stdout).not.toMatch(/of-the-/u)
  })

  it('exits with 78 and lists all errors with their sources', async () => {
    const path = await configFile({ prot: 1, maxNodes: -1 })
    const env = { TRIBUTARY_LOG_LEVEL: 'loud', TRIBUTARY_CONFIG: path }
    for (const command of ['config', 'serve']) {
      const { code, stdout, stderr } = await runCli([command, '--max-seconds', 'x'], { env })
      expect({ code, stdout }).toEqual({ code: 78, stdout: '' })
      expect(stderr.trimEnd().split('\n')).toEqual([
        `"prot" in ${path} is not a setting. Did you mean "port"?`,
        `maxNodes in ${path} is "-1": it must be a whole number from 1 to 10000000.`,
        '--max-seconds is "x": it must be a whole number from 1 to 3600.',
        'TRIBUTARY_LOG_LEVEL is "loud": allowed choices are silent, error, warn, info, debug.',
        'Next: tributary help operating settings',
      ])
    }
  })

  it('exits with 78 if settings contradict each other', async () => {
    const { code, stderr } = await runCli(['config', '--neo4j-user', 'x'])
    expect({ code, stderr }).toEqual({ code: 78, stderr: expect.stringContaining('--neo4j-uri') as unknown })
  })

  it.each([
    ['a file that is not there', '/nowhere/t.json', /\/nowhere\/t\.json cannot be read: ENOENT/u],
    ['text that is not JSON', '{"apiKey": secret-word}', /is not valid JSON: /u],
    ['a list', '[]', /must be one JSON object/u],
  ])('rejects %s', async (_, content, message) => {
    const path = content.startsWith('/') ? content : await configFile(content)
    const { code, stderr } = await runCli(['config', '--config', path])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('secret-word')
    expect(code).toBe(78)
  })

  it('suggests a similar variable', async () => {
    const { code, stderr } = await runCli(['config'], { env: { TRIBUTARY_PROT: '1' } })
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'TRIBUTARY_PROT is not a setting. Did you mean TRIBUTARY_PORT?\n',
    })
  })

  it('is read by the server, and by commands that call it', async () => {
    const path = await configFile({
      port: 0,
      data: join(folder, 'data'),
      apiKey: 'a-key-of-the-test',
      logLevel: 'silent',
    })
    const server = await startInProcess(['serve', '--config', path])
    const asked = ['query', 'datasets count', '--url', server.url]
    expect((await runCli(asked)).stderr).toMatch(/^Unauthorized/u)
    expect((await runCli(asked, { env: { TRIBUTARY_CONFIG: path } })).code).toBe(0)
    await server.end()
  })
})
