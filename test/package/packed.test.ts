import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { createProject, type Project } from './create-project.ts'
import { environment, installPacked, MACHINE_PATH, type Installed } from './pack.ts'
import type { RunningCli } from '../cli/run-cli.ts'
import { startServing } from './serving.ts'

const run = promisify(execFile)

let installed: Installed
beforeAll(async () => {
  installed = await installPacked()
}, 600_000)
afterAll(() => installed.remove())

const call = (...args: string[]) => run(installed.tributary, args, { env: installed.env })

it('prints its version and its commands', async () => {
  expect((await call('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect((await call('--help')).stdout).toMatch(/^Usage: tributary /)
})

it('serves, stores an event, answers queries, and ends on SIGTERM', async () => {
  const { folder, tributary, env } = installed
  const server = await startServing(tributary, join(folder, 'data'), env)
  const { url } = server
  onTestFinished(() => server.signal('SIGKILL'))
  const sent = await fetch(`${url}/api/v1/lineage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(completeEvent({ inputs: ['a'], outputs: ['b'] })),
  })
  expect(sent.status).toBe(201)
  expect((await call('query', 'downstream of a', '--url', url)).stdout).toMatch(/^└─ b /mu)
  expect((await call('queries', 'add-starters', '--url', url)).stdout).toMatch(/^saved @/mu)
  const page = await fetch(url, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('<script type="module"')
  expect((await fetch(`${url}/browser-guide`)).status).toBe(200)
  expect(await (await fetch(`${url}/docs/upgrading`)).text()).toContain('Back up the store')
  expect((await server.end()).code).toBe(0)
  expect((await call('verify', '--data', join(folder, 'data'))).stderr).toBe('')
})

it('shows the demo', async () => {
  const { stdout, stderr } = await call('demo', '--exit')
  expect(stderr).toBe('')
  expect(stdout).toContain('110 OpenLineage events')
})

it('contains bundles with source maps instead of one file for each module', async () => {
  const files = await readdir(join(installed.location, 'dist'), { recursive: true })
  const scripts = files.filter((file) => file.endsWith('.js') && !/(?:web|docs)[\\/]built/u.test(file))
  expect(scripts.length).toBeLessThan(200)
  expect(files.filter((file) => file.endsWith('.js.map')).length).toBeGreaterThan(scripts.length / 2)
  const text = await readFile(join(installed.location, 'dist', 'src', 'main.js.map'), 'utf8')
  expect((JSON.parse(text) as { readonly sources: readonly string[] }).sources).toContain('../../src/main.ts')
})

it('installs with production dependencies only: no Node, no peer dependency, no install script', async () => {
  const names = (await readdir(join(installed.location, 'node_modules'))).filter(
    (name) => !name.startsWith('.'),
  )
  expect(names).toContain('hono')
  expect(names.filter((name) => /^(node-|@codemirror$|@lezer$|react)/u.test(name))).toEqual([])
  // npm warns about install scripts, also those of the package itself, and about a Node that is too old.
  expect(installed.warnings).toBe('')
})

const machineNode = await run('node', ['-p', 'process.versions.node'], {
  env: { ...process.env, PATH: MACHINE_PATH },
}).then(
  ({ stdout }) => stdout.trim(),
  () => undefined,
)
const isOld = machineNode !== undefined && Number(machineNode.split('.')[0]) < 22

it.runIf(isOld)('says what to do if Node is too old', async () => {
  const env = environment(installed.folder, MACHINE_PATH)
  await expect(run(installed.tributary, ['--version'], { env })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^Tributary needs Node 22\.18 or later; this is Node [\d.]+ \(.*\)\. Install Node 24 .*\n$/u,
    ) as string,
  })
})

describe('what the package exports', () => {
  let project: Project
  let server: RunningCli
  beforeAll(async () => {
    project = await createProject(installed)
    server = await startServing(installed.tributary, join(installed.folder, 'exports'), installed.env)
  })
  afterAll(() => server.signal('SIGKILL'))

  it.each([
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ])(
    'has types with the module resolution `%s`',
    async (moduleResolution, module) => {
      expect(await project.check(moduleResolution, module)).toBe('')
    },
    300_000,
  )

  it('has a client that sends an event, queries, and reports problems', async () => {
    expect(await project.run('client.ts', server.url)).toMatchObject({
      status: 'success',
      answer: { complete: true },
      problem: 400,
    })
  })

  it('has CodeMirror support that reads a query', async () => {
    expect(await project.run('editor.ts', server.url)).toEqual(
      expect.arrayContaining(['keyword', 'name', 'comment']),
    )
  })

  it('has a schema that accepts the tree of a query and refuses another', async () => {
    expect(await project.run('schema.ts', server.url)).toEqual([true, false, true])
  })
})
