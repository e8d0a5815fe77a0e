import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { startCli, type RunningCli } from './run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('drain')

const serve = (name: string, ...flags: readonly string[]) =>
  startCli(['serve', '--port', '0', '--log-level', 'warn', '--data', join(folder, name), ...flags])

const readiness = async ({ url }: RunningCli) => (await fetch(new URL('/readyz', url))).status

/** An event of which only the first half is sent, until `finish`. */
function halfSent({ url }: RunningCli) {
  const { hostname, port } = new URL(url)
  const body = JSON.stringify(completeEvent({ inputs: ['a'], outputs: ['b'] }))
  const sent = request({
    hostname,
    port,
    path: '/api/v1/lineage',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  })
  const status = new Promise<number | string>((resolve) => {
    sent.once('response', (response) => resolve(response.statusCode!))
    sent.once('error', (error) => resolve((error as NodeJS.ErrnoException).code!))
  })
  sent.write(body.slice(0, 20))
  return { status, finish: () => sent.end(body.slice(20)) }
}

describe('tributary serve, at shutdown', () => {
  it('reports that it is not ready, continues to answer, and exits with 0', async () => {
    const server = await serve('ready', '--drain-delay-seconds', '3')
    expect(await readiness(server)).toBe(200)
    const ended = server.end()
    await expect.poll(() => readiness(server), { interval: 50 }).toBe(503)
    const asked = await fetch(new URL('/api/v1/query', server.url), {
      method: 'POST',
      body: 'datasets',
      headers: { 'content-type': 'text/plain' },
    })
    expect(asked.status).toBe(200)
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
  })

  it('finishes requests in progress, and accepts no new ones', async () => {
    const server = await serve('finish', '--drain-seconds', '60')
    const half = halfSent(server)
    await sleep(200)
    const ended = server.end()
    await expect.poll(() => fetch(server.url).then(String, () => 'refused'), { interval: 50 }).toBe('refused')
    half.finish()
    expect(await half.status).toBe(201)
    expect((await ended).code).toBe(0)
  })

  it('waits for unfinished requests no longer than configured', async () => {
    const server = await serve('bound', '--drain-seconds', '1')
    const half = halfSent(server)
    await sleep(200)
    expect((await server.end()).code).toBe(0)
    expect(await half.status).toMatch(/ECONNRESET/u)
  })

  it('exits at once with 1 at a second signal', async () => {
    const server = await serve('again', '--drain-delay-seconds', '600')
    const ended = server.end()
    await sleep(1500)
    void server.end()
    expect((await ended).code).toBe(1)
  })
})
