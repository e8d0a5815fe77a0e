import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli, startInProcess } from './in-process-cli.ts'
import { type CliResult } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('keys-cli')

const containing = (text: string): string => expect.stringContaining(text) as string
const keys = (...args: readonly string[]): Promise<CliResult> => runCli(['keys', ...args])

describe('tributary keys', () => {
  it('creates the first key in a store, which its server then accepts', async () => {
    const data = join(folder, 'one')
    expect((await keys('list', '--data', data)).stdout).toBe(
      'no keys; `tributary keys create NAME --scope admin` creates one\n',
    )
    const made = await keys('create', 'ops', '--scope', 'admin', '--data', data)
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^trb_\w+\n$/) as string })
    expect(made.stderr).toMatch(
      /^[a-z2-7]{10} {2}ops {2}admin {2}active {2}never used\nCopy the key now: it is not shown again/,
    )
    const admin = made.stdout.trim()
    const id = admin.split('_')[1]!

    const server = await startInProcess(['serve', '--port', '0', '--data', data])
    const at = ['--url', server.url, '--api-key', admin]
    expect(await runCli(['query', 'datasets', '--url', server.url])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^Unauthorized: a key is needed: .*Set TRIBUTARY_API_KEY_FILE to a file with the key/,
      ) as string,
    })
    expect((await runCli(['query', 'datasets', ...at])).code).toBe(0)
    expect(await keys('list', '--data', data)).toMatchObject({ code: 1, stderr: containing('in use') })

    const limited = await keys(
      ...[
        'create',
        'airflow',
        '--scope',
        'ingest,read',
        '--expires',
        '90d',
        '--namespace',
        'airflow*',
        '--json',
        ...at,
      ],
    )
    const created = JSON.parse(limited.stdout) as { id: string; key: string; expiresAt: string }
    expect(created).toMatchObject({ name: 'airflow', scopes: ['read', 'ingest'], namespaces: ['airflow*'] })
    const days = (Date.parse(created.expiresAt) - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(90)

    const { stdout } = await keys('list', ...at)
    expect(stdout).toContain(`${id}  ops  admin  active  used `)
    expect(stdout).toContain(
      `${created.id}  airflow  read,ingest  in airflow*  active  until ${created.expiresAt}  never used\n`,
    )
    expect(stdout).not.toContain(created.key.split('_')[2])

    expect((await runCli(['query', 'datasets', '--url', server.url, '--api-key', created.key])).code).toBe(0)
    expect(await runCli(['keys', 'list', '--url', server.url, '--api-key', created.key])).toMatchObject({
      code: 1,
      stderr: containing('needs the scope `admin`'),
    })
    // Only the id of a whole key is used.
    expect(await keys('revoke', created.key, ...at)).toMatchObject({
      code: 0,
      stdout: `revoked ${created.id}  airflow\n`,
    })
    expect((await runCli(['query', 'datasets', '--url', server.url, '--api-key', created.key])).code).toBe(1)
    expect((await keys('list', ...at)).stdout).toContain('revoked')
    expect(await keys('revoke', 'none', ...at)).toMatchObject({
      code: 1,
      stderr: containing('No key has this id'),
    })
    await server.end()

    expect((await keys('revoke', id, '--data', data)).stdout).toBe(`revoked ${id}  ops\n`)
    const again = await startInProcess(['serve', '--port', '0', '--data', data])
    expect((await runCli(['query', 'datasets', '--url', again.url, '--api-key', admin])).stderr).toContain(
      'revoked',
    )
    await again.end()
  }, 120_000)

  it('reports errors in its arguments', async () => {
    const data = join(folder, 'wrong')
    for (const [args, message] of [
      [['create', 'x'], /--scope/],
      [
        ['create', 'x', '--scope', 'write', '--data', data],
        /scopes are one or several of read, ingest, edit, admin/,
      ],
      [['create', 'x', '--scope', 'read', '--expires', 'soon'], /--expires .*90d/],
      [['create', 'x', '--scope', 'read', '--expires', '0d'], /--expires/],
      [['create', '', '--scope', 'read', '--data', data], /a name has 1 to 100 characters/],
      [
        ['create', 'x', '--scope', 'admin', '--namespace', 'a', '--data', data],
        /cannot be limited to namespaces/,
      ],
      [['revoke'], /id/],
    ] as const) {
      const { code, stdout, stderr } = await keys(...args)
      expect(stderr).toMatch(message)
      expect(stderr).not.toMatch(/\n\s+at /)
      expect([code, stdout]).toEqual([1, ''])
    }
  }, 120_000)
})

describe('a server that other machines can reach', () => {
  const serve = (data: string, ...more: readonly string[]) =>
    ['serve', '--port', '0', '--host', '0.0.0.0', '--data', data, ...more] as const
  const health = async (url: string): Promise<number> =>
    (await fetch(new URL('/api/v1/queries', url.replace('0.0.0.0', '127.0.0.1')))).status

  it('does not start without keys, and says how to create one', async () => {
    const data = join(folder, 'two words')
    const { code, stdout, stderr } = await runCli(serve(data))
    expect([code, stdout]).toEqual([78, ''])
    expect(stderr).toContain('0.0.0.0 is reachable from other machines, but no API key exists')
    expect(stderr).toContain(`tributary keys create NAME --scope admin --data '${data}'`)
    expect(stderr).toContain('--oidc-issuer')
    expect(stderr).toContain('--insecure')
    // The suggested command works.
    expect((await keys('create', 'NAME', '--scope', 'admin', '--data', data)).code).toBe(0)
    const server = await startInProcess(serve(data))
    expect(await health(server.url)).toBe(401)
    expect((await server.end()).stderr).not.toContain('WARNING')
  }, 60_000)

  it('starts with a key of its own, or an issuer', async () => {
    const issuer = ['--oidc-issuer', 'http://127.0.0.1:9', '--oidc-audience', 'x']
    for (const [name, more] of [
      ['static', ['--api-key', 'long-enough']],
      ['issuer', issuer],
    ] as const) {
      const server = await startInProcess(serve(join(folder, name), ...more))
      expect(await health(server.url)).toBe(401)
      await server.end()
    }
  }, 60_000)

  it('starts without keys with --insecure, and warns', async () => {
    for (const [name, more, env] of [
      ['flag', ['--insecure'], {}],
      ['variable', [], { TRIBUTARY_INSECURE: 'true' }],
    ] as const) {
      const server = await startInProcess(serve(join(folder, name), ...more), { env })
      expect(await health(server.url)).toBe(200)
      expect((await server.end()).stderr).toMatch(
        /^WARNING: everyone who can reach 0\.0\.0\.0:\d+ can read, write and delete/m,
      )
    }
    const env = { TRIBUTARY_INSECURE: 'no' }
    expect(await runCli(serve(join(folder, 'no')), { env })).toMatchObject({
      code: 78,
      stderr: containing('no API key exists'),
    })
  }, 60_000)

  it.each([
    [['--api-key', 'short'], /--api-key must have at least 8/],
    [['--api-key', 'schlüssel-lang'], /--api-key: the secret has .* Copy it again/],
    [['--api-key', 'trb_aaaaaaaaaa_bbbbbbbb'], /`tributary config` shows the place/],
    [['--oidc-issuer', 'https://id.example.com'], /--oidc-audience/],
    [['--oidc-audience', 'x'], /--oidc-issuer/],
    [
      ['--oidc-issuer', 'http://id.example.com', '--oidc-audience', 'x'],
      /--oidc-issuer is .*\. It must use https/,
    ],
    [
      ['--oidc-issuer', 'https://id.example.com', '--oidc-audience', 'x', '--oidc-scope-map', 'x=all'],
      /--oidc-scope-map must have the form WORD=SCOPE/,
    ],
    [['--cors-origin', '*'], /--cors-origin .*origin such as/],
    [['--cors-origin', 'https://x.example/'], /--cors-origin .*without a path/],
    [['--rate-limit', '-1'], /--rate-limit/],
    [['--insecure=perhaps'], /--insecure .*yes or no/],
  ])('refuses %j with a message', async (flags, message) => {
    const { code, stderr } = await runCli(serve(join(folder, 'flags'), ...flags))
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(code).toBe(78)
  })
})
