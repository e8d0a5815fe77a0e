import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli/in-process-cli.ts'
import { beginCli, startCli, type RunningCli } from '../cli/run-cli.ts'

const fixture = (name: string): string => join(import.meta.dirname, 'tls', name)

interface Answer {
  readonly status: number | undefined
  readonly hsts: string | undefined
  readonly subject: string
}

const get = (url: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(
      new URL('/healthz', url),
      { rejectUnauthorized: false, agent: false },
      (response) => {
        const { socket } = response
        response.resume()
        resolve({
          status: response.statusCode,
          hsts: response.headers['strict-transport-security'],
          subject: String(socket instanceof TLSSocket && socket.getPeerCertificate().subject.CN),
        })
      },
    )
    sent.once('error', reject).end()
  })

describe('over TLS', () => {
  let folder: string
  let cert: string
  let key: string
  let server: RunningCli
  const put = async (name: string): Promise<void> => {
    await copyFile(fixture(`${name}.key.pem`), key)
    await copyFile(fixture(`${name}.cert.pem`), cert)
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tributary-tls-'))
    cert = join(folder, 'cert.pem')
    key = join(folder, 'key.pem')
    await put('one')
    const files = ['--tls-cert', cert, '--tls-key', key]
    server = await startCli(['serve', '--port', '0', '--data', join(folder, 'data'), ...files])
  })
  afterAll(async () => {
    await server.end()
    await rm(folder, { recursive: true, force: true })
  })

  it('answers, and makes browsers use TLS', async () => {
    expect(server.url).toMatch(/^https:/)
    expect(await get(server.url)).toEqual({
      status: 200,
      hsts: 'max-age=31536000',
      subject: 'tributary test one',
    })
    await expect(fetch(server.url.replace('https', 'http'))).rejects.toThrow()
  })

  it('answers the command line if it trusts the certificate', async () => {
    const args = ['query', 'datasets count', '--url', server.url, '--format', 'csv']
    expect(await runCli(args)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('self-signed') as string,
    })
    expect(await beginCli(args, { env: { NODE_EXTRA_CA_CERTS: cert } }).ended).toMatchObject({
      code: 0,
      stdout: 'count\r\n0\r\n',
    })
  })

  it('uses a new certificate when the files change, and the previous one while they are invalid', async () => {
    await writeFile(cert, 'half a certificate')
    await copyFile(fixture('two.key.pem'), key)
    expect((await get(server.url)).subject).toBe('tributary test one')
    await put('two')
    await expect
      .poll(async () => (await get(server.url)).subject, { timeout: 30_000, interval: 250 })
      .toBe('tributary test two')
  })

  it('says why it cannot start', async () => {
    const serve = ['serve', '--port', '0', '--data', join(folder, 'other')]
    for (const [args, message, exitCode] of [
      [['--tls-cert', cert], /set both --tls-cert and --tls-key/, 78],
      [['--tls-cert', join(folder, 'none'), '--tls-key', key], /none cannot be read: .*--tls-cert/, 78],
      [
        ['--tls-cert', fixture('one.cert.pem'), '--tls-key', fixture('two.key.pem')],
        /are not a certificate and its private key/,
        78,
      ],
    ] as const) {
      const { code, stderr } = await runCli([...serve, ...args])
      expect(stderr).toMatch(message)
      expect(stderr).not.toMatch(/\n\s+at /)
      expect(code).toBe(exitCode)
    }
  })
})

it('uses a new certificate on SIGHUP', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-hup-'))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  await copyFile(fixture('one.key.pem'), key)
  await copyFile(fixture('one.cert.pem'), cert)
  const server = await startCli([
    'serve',
    '--port',
    '0',
    '--data',
    join(folder, 'data'),
    '--tls-cert',
    cert,
    '--tls-key',
    key,
  ])
  expect((await get(server.url)).subject).toBe('tributary test one')
  await copyFile(fixture('two.key.pem'), key)
  await copyFile(fixture('two.cert.pem'), cert)
  server.signal('SIGHUP')
  await expect
    .poll(async () => (await get(server.url)).subject, { timeout: 20_000 })
    .toBe('tributary test two')
  expect((await server.end()).code).toBe(0)
  await rm(folder, { recursive: true, force: true })
})
