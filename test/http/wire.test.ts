import { request as httpRequest, Agent, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CannotListen, listen, type Listening } from '../../src/http/listen.ts'
import { completeEvent } from './events.ts'
import { openApi, type Api } from './open-api.ts'

let api: Api
let server: Listening
beforeAll(async () => {
  api = await openApi()
  server = await listen(api.app, '127.0.0.1', 0)
})
afterAll(async () => {
  await server.close(1000)
  await api.close()
})

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Sends a body in one piece with its length, or in several chunks without. */
function send(
  path: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
  how: { readonly chunk?: number; readonly agent?: Agent } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { agent, chunk } = how
    const request = httpRequest(
      new URL(path, server.url),
      {
        method: 'POST',
        headers: { ...headers, ...(chunk === undefined ? { 'content-length': String(body.length) } : {}) },
        ...(agent === undefined ? {} : { agent }),
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    request.on('error', reject)
    if (chunk !== undefined)
      for (let i = 0; i < body.length; i += chunk) request.write(body.subarray(i, i + chunk))
    request.end(chunk === undefined ? body : undefined)
  })
}

const JSON_TYPE = { 'content-type': 'application/json' }
const GZIP = { ...JSON_TYPE, 'content-encoding': 'gzip' }
const event = () => Buffer.from(JSON.stringify(completeEvent({ inputs: ['wire.a'], outputs: ['wire.b'] })))

describe('over a real connection', () => {
  it('accepts gzip with a length (Python) and chunked (Java)', async () => {
    const zipped = gzipSync(event())
    expect((await send('/api/v1/lineage', zipped, GZIP)).status).toBe(201)
    const chunked = await send('/api/v1/lineage/', zipped, GZIP, { chunk: 10 })
    expect(chunked.status).toBe(201)
    expect(JSON.parse(chunked.body)).toEqual({ status: 'success' })
  })

  it('accepts plain bodies whose chunks split a character', async () => {
    const body = Buffer.from(JSON.stringify(completeEvent({ job: 'größe', outputs: ['wire.客户'] })))
    expect((await send('/api/v1/lineage', body, JSON_TYPE, { chunk: 1 })).status).toBe(201)
    const answer = await send('/api/v1/query', Buffer.from('dataset "wire.客户"'), {
      'content-type': 'text/plain',
    })
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('wire.客户')
  })

  it('rejects a decompression bomb while it arrives, and frees the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(512 * 1024 * 1024), { level: 1 })
    const before = process.memoryUsage.rss()
    const answer = await send('/api/v1/lineage', bomb, GZIP, { chunk: 64 * 1024 })
    expect(answer.status).toBe(413)
    expect(process.memoryUsage.rss() - before).toBeLessThan(128 * 1024 * 1024)
    expect(api.budget.free).toBe(64 * 1024 * 1024)
  })

  it('rejects a declared length before the body arrives', async () => {
    const { port } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())))
    socket.write(
      'POST /api/v1/lineage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n',
    )
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
  })

  it('closes the connection after a response before the end of the body, and announces it', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const bomb = gzipSync(Buffer.alloc(1024 * 1024 * 1024), { level: 9 })
    const refused = await send('/api/v1/lineage', bomb, GZIP, { agent })
    expect([refused.status, refused.headers.connection]).toEqual([413, 'close'])
    for (let i = 0; i < 3; i++)
      expect((await send('/api/v1/lineage', event(), JSON_TYPE, { agent })).status).toBe(201)
    agent.destroy()
  })

  it('keeps connections alive over several events', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let i = 0; i < 5; i++)
      expect((await send('/api/v1/lineage', event(), JSON_TYPE, { agent })).headers.connection).toBe(
        'keep-alive',
      )
    agent.destroy()
  })

  it('frees the memory of a client that disconnected', async () => {
    const { port } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write('POST /api/v1/lineage HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{"a":')
    await sleep(100)
    socket.destroy()
    await sleep(200)
    expect(api.budget.free).toBe(64 * 1024 * 1024)
  })

  it('shares commits between concurrent clients and stores every event', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 16 })
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => {
        const body = Buffer.from(
          JSON.stringify(completeEvent({ inputs: [`shared.a${i}`], outputs: ['shared.b'] })),
        )
        return send('/api/v1/lineage', body, JSON_TYPE, { agent })
      }),
    )
    agent.destroy()
    expect(answers.every(({ status }) => status === 201)).toBe(true)
    const count = await send('/api/v1/query', Buffer.from('upstream of dataset shared.b count'), {
      'content-type': 'text/plain',
    })
    expect(JSON.parse(count.body)).toMatchObject({ rows: [[100]] })
  })

  it('finishes a request in progress before it closes', async () => {
    const other = await listen(api.app, '127.0.0.1', 0)
    const { port } = new URL(other.url)
    const socket = connect(Number(port), '127.0.0.1')
    const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())))
    const body = event()
    socket.write(
      `POST /api/v1/lineage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    socket.write(body.subarray(0, 20))
    await sleep(100)
    const closing = other.close(10_000)
    await expect(fetch(new URL('/healthz', other.url))).rejects.toThrow()
    socket.write(body.subarray(20))
    expect(await answer).toMatch(/^HTTP\/1\.1 201 /)
    const started = performance.now()
    await closing
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('says why it cannot listen', async () => {
    const { port } = new URL(server.url)
    await expect(listen(api.app, '127.0.0.1', Number(port))).rejects.toThrow(
      new CannotListen(
        `Port ${port} on 127.0.0.1 is in use. Choose another with --port, or --port 0 for a free one.`,
      ),
    )
  })
})
