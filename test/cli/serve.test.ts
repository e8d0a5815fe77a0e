import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { runCli, startInProcess } from './in-process-cli.ts'
import { startCli } from './run-cli.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const data = (name: string) => join(folder, name)
const store = (url: string) =>
  fetch(new URL('/api/v1/lineage', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(completeEvent({ inputs: ['a'], outputs: ['b'] })),
  })

describe('tributary serve', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'says where it listens and ends with 0 on %s',
    async (signal) => {
      const server = await startCli(['serve', '--port', '0', '--data', data(signal)])
      expect((await fetch(new URL('/readyz', server.url))).status).toBe(200)
      const { code, stdout, stderr } = await server.end(signal)
      expect({ code, stdout, stderr }).toEqual({
        code: 0,
        stdout: `Tributary is listening on ${server.url}\n`,
        stderr: expect.stringMatching(
          /^\{"level":30,[^\n]*"file":"[^"]*lineage\.sqlite","msg":"created a NEW, empty store"\}\n$/u,
        ) as string,
      })
    },
  )

  it('exits with 0 under npm too, after one or two signals', async () => {
    const child = spawn(
      'npm',
      ['run', '-s', 'tributary', '--', 'serve', '--port', '0', '--data', data('npm')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.kill('SIGINT')
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })

  it('has stored every event that it acknowledged', async () => {
    const first = await startCli(['serve', '--port', '0', '--data', data('kept')])
    expect((await store(first.url)).status).toBe(201)
    await first.end()
    const second = await startCli(['serve'], {
      env: { TRIBUTARY_PORT: '0', TRIBUTARY_DATA: data('kept'), TRIBUTARY_LOG_LEVEL: 'silent' },
    })
    const { stdout } = await runCli(['query', 'upstream of b show name', '--url', second.url])
    expect(stdout).toContain('a\n')
    expect((await second.end()).code).toBe(0)
  })

  it('says why it cannot start, and exits with 1', async () => {
    const running = await startInProcess(['serve', '--port', '0', '--data', data('taken')])
    const { port } = new URL(running.url)
    const file = data('file')
    await writeFile(file, '')
    const cases: readonly (readonly [readonly string[], RegExp, number?])[] = [
      [['serve', '--port', port, '--data', data('other')], /^Port \d+ on 127\.0\.0\.1 is in use\. .*--port/m],
      [['serve', '--port', '0', '--data', data('taken')], /taken.* in use/],
      [['serve', '--port', '0', '--data', join(file, 'below')], /below/],
      [
        ['serve', '--port', '0', '--host', 'no.such.host.invalid', '--insecure', '--data', data('other')],
        /--host/,
      ],
      [['serve', '--port', '70000'], /--port .*from 0 to 65535/, 78],
    ]
    for (const [args, message, exitCode = 1] of cases) {
      const { code, stdout, stderr } = await runCli(args)
      expect(stderr).toMatch(message)
      expect(stderr).not.toMatch(/\n\s+at /)
      expect(stdout).toBe('')
      expect(code).toBe(exitCode)
    }
    expect((await running.end()).code).toBe(0)
  })

  it('accepts namespace aliases by flag, environment and file', async () => {
    const declared = data('same.txt')
    await writeFile(declared, '# brokers\n\npostgres://db = mysql://m1\n')
    const first = await startInProcess([
      'serve',
      '--port',
      '0',
      '--data',
      data('same'),
      '--same-namespace-file',
      declared,
    ])
    expect((await store(first.url)).status).toBe(201)
    await first.end()
    const second = await startInProcess(
      ['serve', '--port', '0', '--data', data('same'), '--log-level', 'silent'],
      {
        env: { TRIBUTARY_SAME_NAMESPACE: 'x = y\npostgresql://db:5432 = mysql://m2' },
      },
    )
    expect((await store(second.url)).status).toBe(201)
    const { stdout } = await runCli([
      'query',
      'datasets show namespace',
      '--url',
      second.url,
      '--format',
      'csv',
    ])
    expect(stdout).toContain('mysql://m1:3306')
    expect(stdout).toContain('mysql://m2:3306')
    expect(stdout).not.toContain('postgres')
    await second.end()
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ['--same-namespace', 'a = b', '--same-namespace', 'b = a'],
        /^--same-namespace: a is declared to be b, and in a cycle/,
      ],
      [['--same-namespace', 'a'], /^--same-namespace: "a" must be two namespaces/],
      [['--same-namespace-file', data('nowhere')], /nowhere/],
    ]
    for (const [flags, message] of cases) {
      const { code, stderr } = await runCli(['serve', '--port', '0', '--data', data('bad'), ...flags])
      expect(stderr).toMatch(message)
      expect(stderr).not.toMatch(/\n\s+at /)
      expect(code).toBe(78)
    }
  })

  it('does not change data of a newer version, and says which program to run', async () => {
    const first = await startInProcess(['serve', '--port', '0', '--data', data('newer')])
    await first.end()
    const file = join(data('newer'), 'lineage.sqlite')
    const db = new DatabaseSync(file)
    db.exec('PRAGMA user_version = 900')
    db.close()
    const { code, stderr } = await runCli(['serve', '--port', '0', '--data', data('newer')])
    expect(stderr).toMatch(
      /version 900, this program knows versions up to \d+: run the version of the program/u,
    )
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(code).toBe(1)
  })

  it.skipIf(process.getuid?.() === 0)('reports a folder that cannot be written', async () => {
    const locked = await mkdtemp(join(folder, 'locked-'))
    await chmod(locked, 0o500)
    const { code, stderr } = await runCli(['serve', '--port', '0', '--data', locked])
    expect(stderr).toContain(locked)
    expect(code).toBe(1)
  })

  it('listens while Neo4j is unavailable, and answers with the reason', async () => {
    const server = await startInProcess(['serve', '--port', '0', '--neo4j-uri', 'bolt://127.0.0.1:9'])
    expect((await fetch(new URL('/healthz', server.url))).status).toBe(200)
    const ready = await fetch(new URL('/readyz', server.url))
    expect(ready.status).toBe(503)
    expect(((await ready.json()) as { detail: string }).detail).toContain('bolt://127.0.0.1:9')
    const refused = await store(server.url)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('1')
    const { code, stderr } = await runCli(['query', 'datasets', '--url', server.url])
    expect(stderr).toMatch(/^Unavailable: .*bolt:\/\/127\.0\.0\.1:9/)
    expect(code).toBe(1)
    const ended = await server.end()
    expect(ended.code).toBe(0)
    expect(ended.stderr).not.toMatch(/\n\s+at /)
  })
})
