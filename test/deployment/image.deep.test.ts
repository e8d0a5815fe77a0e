import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { freePort } from '../neo4j/free-port.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { buildImage, type BuiltImage } from './build-image.ts'
import { runImage, userIn, type Container } from './run-image.ts'

const isRoot = process.getuid?.() === 0
const missing = ['buildah', 'runc'].filter((name) => spawnSync(name, ['--version']).status !== 0)
if (!isRoot || missing.length > 0)
  console.warn(
    `!!! The Dockerfile is NOT tested: ${missing.length > 0 ? `${missing.join(' and ')} not installed` : 'only root can do it'}.`,
  )

/** The longest time from SIGTERM to the exit. */
const STOP_WITHIN_MS = 10_000

describe.runIf(isRoot && missing.length === 0)('the image of the Dockerfile', () => {
  const folder = temporaryFolder('image')
  const data = join(folder, 'data')
  let image: BuiltImage
  let port: number
  let container: Container
  const start = () =>
    runImage(image, {
      folder,
      data,
      env: [`TRIBUTARY_PORT=${port}`, 'TRIBUTARY_BOOTSTRAP_KEY_FILE=/data/admin.key'],
    })
  beforeAll(async () => {
    image = await buildImage(folder)
    const { uid, gid } = userIn(image.root, image.config.User)
    // A new volume gets the owner of the folder in the image.
    const owner = statSync(join(image.root, 'data'))
    expect([owner.uid, owner.gid]).toEqual([uid, gid])
    mkdirSync(data)
    chownSync(data, uid, gid)
    port = await freePort()
    container = await start()
  }, 900_000)
  afterAll(async () => {
    // SIGKILL would end runc and leave the container.
    await container.end()
    image.remove()
  })

  const post = (path: string, body: object): Promise<Response> =>
    fetch(container.url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${readFileSync(join(data, 'admin.key'), 'utf8').trim()}`,
      },
      body: JSON.stringify(body),
    })
  const send = async (output: string): Promise<number> =>
    (await post('/api/v1/lineage', completeEvent({ inputs: ['source'], outputs: [output] }))).status
  const tributary = (...args: string[]) =>
    container.exec([
      'env',
      'TRIBUTARY_API_KEY_FILE=/data/admin.key',
      'tributary',
      ...args,
      '--url',
      container.url,
    ])

  it('is ready, for a probe and for its health check', async () => {
    expect((await fetch(`${container.url}/readyz`)).status).toBe(200)
    expect(image.config.Healthcheck.Test[0]).toBe('CMD')
    container.exec(image.config.Healthcheck.Test.slice(1))
  })

  it('runs without root and without rights, and writes only to its volume and to /tmp', () => {
    const script = `
      const { readFileSync, writeFileSync } = require('node:fs')
      const write = (folder) => { try { writeFileSync(folder + '/x', ''); return 'written' } catch (error) { return error.code } }
      const status = readFileSync('/proc/1/status', 'utf8')
      const field = (name) => new RegExp('^' + name + ':\\\\s*(\\\\S+)', 'm').exec(status)[1]
      console.log(JSON.stringify([...['Uid', 'CapEff', 'CapBnd', 'NoNewPrivs'].map(field), ...['/', '/app', '/etc', '/data', '/tmp'].map(write)]))`
    expect(JSON.parse(container.exec(['node', '-e', script]))).toEqual([
      '1000',
      '0000000000000000',
      '0000000000000000',
      '1',
      'EROFS',
      'EROFS',
      'EROFS',
      'written',
      'written',
    ])
    expect(image.config.Volumes).toEqual({ '/data': {} })
  })

  it('stores an event and answers a query of its own command', async () => {
    expect(await send('first')).toBe(201)
    expect(tributary('query', 'downstream of source')).toMatch(/^└─ first /mu)
  })

  it('exports its graph, and makes a backup in its volume', () => {
    expect(tributary('export')).toContain('"first"')
    expect(tributary('backup', 'test.sqlite')).toContain('/data/backups/test.sqlite')
    expect(statSync(join(data, 'backups', 'test.sqlite')).size).toBeGreaterThan(0)
  })

  it('stops soon after SIGTERM and keeps every event that it acknowledged', async () => {
    const acknowledged: string[] = []
    let ended: Promise<{ readonly code: number | null; readonly took: number }> | undefined
    const stop = async () => {
      const since = performance.now()
      const { code } = await container.end()
      return { code, took: performance.now() - since }
    }
    // Ten clients send until the server is gone; it is stopped in the middle of their events.
    const client = async (name: number): Promise<void> => {
      for (let count = 0; ; count += 1) {
        const output = `out_${name}_${count}`
        const status = await send(output).catch(() => undefined)
        if (status === undefined) return
        if (status === 201) acknowledged.push(output)
        if (acknowledged.length >= 100) ended ??= stop()
      }
    }
    await Promise.all(Array.from({ length: 10 }, (_, name) => client(name)))
    const { code, took } = await ended!
    expect(code).toBe(0)
    expect(took).toBeLessThan(STOP_WITHIN_MS)

    container = await start()
    const response = await post('/api/v1/query', { query: 'downstream of source' })
    const answer = await response.text()
    expect(response.status).toBe(200)
    for (const output of ['first', ...acknowledged]) expect(answer).toContain(`"${output}"`)
  })
})
