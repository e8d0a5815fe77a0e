import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { environment } from './pack.ts'
import { startServing } from './serving.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')
const executable = join(root, 'build', 'tributary')

const folder = temporaryFolder('executable')
/** A machine without Node. */
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  await run('npm', ['run', '-s', 'build:executable'], { cwd: root })
  env = environment(folder, '')
}, 600_000)

const call = (...args: string[]) => run(executable, args, { env, cwd: folder })

it('prints its version, without a warning', async () => {
  const { stdout, stderr } = await call('--version')
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(stderr).toBe('')
})

it('serves with its threads and files, stores events, and answers queries', async () => {
  const data = join(folder, 'data')
  const server = await startServing(executable, data, env)
  const { url } = server
  onTestFinished(() => server.signal('SIGKILL'))
  const send = (body: object) =>
    fetch(`${url}/api/v1/lineage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const event = completeEvent({ inputs: ['a'], outputs: ['b'] }) as { readonly run: object }
  expect((await send(event)).status).toBe(201)
  // A thread reads bodies of this size.
  const facets = { run: { ...event.run, facets: { padding: { text: 'x'.repeat(200_000) } } } }
  expect((await send({ ...event, ...facets })).status).toBe(201)
  expect((await call('query', 'downstream of a', '--url', url)).stdout).toMatch(/^└─ b /mu)
  expect((await call('queries', 'add-starters', '--url', url)).stdout).toMatch(/^saved @/mu)
  const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text()
  const script = /src="(\/assets\/[^"]+\.js)"/u.exec(page)?.[1]
  expect((await fetch(url + script!)).headers.get('content-type')).toContain('javascript')
  expect((await fetch(`${url}/browser-guide`)).status).toBe(200)
  expect((await server.end()).code).toBe(0)
  expect((await call('verify', '--data', data)).stderr).toBe('')
})

it('shows the demo', async () => {
  const { stdout, stderr } = await call('demo', '--exit')
  expect(stderr).toBe('')
  expect(stdout).toContain('110 OpenLineage events')
})

it('comes with the licences of its parts', async () => {
  const notices = await readFile(join(root, 'build', 'THIRD-PARTY-NOTICES.txt'), 'utf8')
  for (const name of ['Node 2', 'neo4j-driver ', 'hono ', 'chevrotain ', 'zod '])
    expect(notices).toContain(name)
})
