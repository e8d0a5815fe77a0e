import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { freePort } from '../neo4j/free-port.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

/** The machine as a user has it: with its own Node and npm, not with what this project brings. */
const PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter)
const env = () => {
  const clean = Object.entries(process.env).filter(([name]) => !/^(npm_|TRIBUTARY_|NODE_)/u.test(name))
  return { ...Object.fromEntries(clean), PATH, HOME: folder, NO_COLOR: '1' }
}

let folder: string
let tributary: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-packed-'))
  // Packing compiles, by the Node that the checkout brings.
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
  const [tarball] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'))
  const prefix = join(folder, 'prefix')
  const how = ['--global', '--prefix', prefix, '--prefer-offline', '--no-audit', '--no-fund']
  await run('npm', ['install', ...how, join(folder, tarball!)], {
    cwd: folder,
    env: { ...process.env, PATH },
  })
  tributary = join(prefix, 'bin', 'tributary')
}, 600_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const call = (...args: string[]) => run(tributary, args, { env: env() })

it('tells its version and its commands, on whatever Node the machine has', async () => {
  expect((await call('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect((await call('--help')).stdout).toMatch(/^Usage: tributary /)
})

it('serves, takes an event, answers, and ends when it is told to', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = spawn(tributary, ['serve', '--port', String(port), '--data', join(folder, 'data')], {
    env: env(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  onTestFinished(() => void server.kill('SIGKILL'))
  await firstOutput(server)
  const sent = await fetch(`${url}/api/v1/lineage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(completeEvent({ inputs: ['a'], outputs: ['b'] })),
  })
  expect(sent.status).toBe(201)
  expect((await call('query', 'downstream of a', '--url', url)).stdout).toMatch(/^└─ b /mu)
  expect((await call('queries', 'add-starters', '--url', url)).stdout).toMatch(/^saved @/mu)
  server.kill('SIGTERM')
  expect(await ended).toBe(0)
})

it('shows the demo', async () => {
  const { stdout, stderr } = await call('demo', '--exit')
  expect(stderr).toBe('')
  expect(stdout).toContain('110 OpenLineage events')
})

it('says what is missing where no Node is new enough', async () => {
  const own = await versionOf('node')
  if (own !== undefined && Number(own.split('.')[0]) >= 22) return
  const bundled = join(
    folder,
    `prefix/lib/node_modules/tributary-lineage/node_modules/node-${process.platform}-${process.arch}/bin/node`,
  )
  expect(existsSync(bundled)).toBe(true)
  await rm(bundled)
  await expect(call('--version')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/needs Node 22\.18 or later; this is .* Install a newer Node/u) as string,
  })
})

async function versionOf(node: string): Promise<string | undefined> {
  try {
    return (await run(node, ['-p', 'process.versions.node'], { env: env() })).stdout.trim()
  } catch {
    return undefined
  }
}

const firstOutput = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout!.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`it ended with ${String(code)}`)))
  })
