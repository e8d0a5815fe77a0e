import { writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../../src/app/doctor/check.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import { runCli } from '../cli/in-process-cli.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { completeEvent } from '../http/events.ts'
import { openApi, type Api } from '../http/open-api.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const MIB = 1024 ** 2
const JSON_TYPE = { 'content-type': 'application/json' }
const GZIP = { ...JSON_TYPE, 'content-encoding': 'gzip' }
const event = (): object => completeEvent({ inputs: ['attack.a'], outputs: ['attack.b'] })
/** An event with one additional member of this JSON text. */
const eventWith = (member: string): string => `${JSON.stringify(event()).slice(0, -1)},"x":${member}}`

describe('a server of its own', () => {
  const folder = temporaryFolder('bodies')
  let server: RunningCli
  beforeAll(async () => {
    server = await startCli(['serve', '--port', '0', '--data', folder, '--log-level', 'error'])
  })
  afterAll(() => server.end())

  const post = (path: string, body: Buffer, headers: Record<string, string>): Promise<Response> =>
    fetch(new URL(path, server.url), { method: 'POST', body: Uint8Array.from(body), headers })

  it.each<[string, string, Buffer, Record<string, string>, number, string]>([
    [
      '28 KB of gzip with [[[…',
      '/api/v1/lineage',
      gzipSync('['.repeat(27 * MIB)),
      GZIP,
      413,
      'body-too-large',
    ],
    ['27 MiB of [[[…', '/api/v1/lineage', Buffer.alloc(27 * MIB, '['), JSON_TYPE, 400, 'malformed-body'],
    [
      'a batch of [[],[],…]',
      '/api/v1/lineage/batch',
      Buffer.from(`[${'[],'.repeat(9 * MIB)}[]]`),
      JSON_TYPE,
      413,
      'body-too-large',
    ],
    [
      '[{},{},…]',
      '/api/v1/lineage',
      Buffer.from(`[${'{},'.repeat(9 * MIB)}{}]`),
      JSON_TYPE,
      413,
      'event-too-large',
    ],
    [
      'an event with a member of 27 MiB',
      '/api/v1/lineage',
      Buffer.from(eventWith(`[${'{},'.repeat(9 * MIB)}{}]`)),
      JSON_TYPE,
      413,
      'event-too-large',
    ],
    [
      'a query of 1 MiB of {}',
      '/api/v1/query',
      Buffer.from(`{"query":"x","params":{"a":[${'{},'.repeat(300_000)}{}]}}`),
      JSON_TYPE,
      413,
      'body-too-large',
    ],
  ])(
    'rejects %s, and answers other requests at the same time',
    { timeout: 60_000 },
    async (_, path, body, headers, status, type) => {
      let done = false
      const probes: number[] = []
      const probing = (async () => {
        while (!done) {
          const start = performance.now()
          expect((await fetch(new URL('/healthz', server.url))).status).toBe(200)
          probes.push(performance.now() - start)
        }
      })()
      const answer = await post(path, body, headers)
      done = true
      await probing
      expect(answer.status).toBe(status)
      expect(await answer.json()).toMatchObject({ type: `/problems/${type}` })
      // Parsing alone blocked every other response for up to eight seconds.
      expect(Math.max(...probes)).toBeLessThan(5_000)
    },
  )

  it('accepts large events, and small bodies that compress well', async () => {
    const large = Buffer.from(eventWith(JSON.stringify('x'.repeat(10 * MIB))))
    expect((await post('/api/v1/lineage', large, JSON_TYPE)).status).toBe(201)
    const same = gzipSync(`[${Array.from({ length: 1_000 }, () => JSON.stringify(event())).join(',')}]`)
    expect((await post('/api/v1/lineage/batch', same, GZIP)).status).toBe(200)
  })

  const health = async (): Promise<{
    readonly events: { readonly refused: number }
    readonly deadLetters: { readonly kept: number; readonly skipped: number }
  }> => (await (await fetch(new URL('/healthz', server.url))).json()) as never

  it('rejects files of another format, and bounds memory for other JSON', async () => {
    const before = await health()
    const ingest = async (name: string, line: (i: number) => string): Promise<string> => {
      const file = join(folder, name)
      await writeFile(file, Array.from({ length: 20_000 }, (_, i) => line(i)).join('\n'))
      const { code, stderr } = await runCli(['ingest', file, '--url', server.url])
      expect(code).toBe(1)
      return stderr
    }
    const csv = await ingest('wrong.csv', (i) => `${i},name ${i}`)
    expect(csv).toMatch(/wrong\.csv has no OpenLineage events: line 1 is not JSON \(`0,name 0`\)/)
    expect((await health()).events.refused).toBe(before.events.refused)
    const other = await ingest('wrong.ndjson', (i) => JSON.stringify({ id: i }))
    expect(other).toMatch(
      /refused all of the first 500 events, so the command stopped\..*wrong\.ndjson:1: schemaURL/,
    )
    expect((await health()).deadLetters.kept - before.deadLetters.kept).toBe(100)
  })

  it('stores the first 100 items of a request in which every item is invalid, and counts the others', async () => {
    const before = await health()
    const csv = Array.from({ length: 20_000 }, (_, i) => `${i},name ${i}`).join('\n')
    const answer = await post('/api/v1/lineage/batch', Buffer.from(csv), {
      'content-type': 'application/x-ndjson',
    })
    expect(await answer.json()).toMatchObject({
      status: 'failure',
      summary: { received: 20_000, failed: 20_000, not_kept: 19_900 },
    })
    const after = await health()
    expect(after.events.refused - before.events.refused).toBe(20_000)
    expect(after.deadLetters.kept - before.deadLetters.kept).toBe(100)
    expect(after.deadLetters.skipped - before.deadLetters.skipped).toBe(19_900)
    const { stdout } = await runCli(['doctor', '--json', '--url', server.url])
    const { checks } = JSON.parse(stdout) as { readonly checks: readonly Check[] }
    expect(checks.find(({ name }) => name === 'refused')).toMatchObject({
      state: 'warning',
      message: expect.stringContaining(
        `${after.events.refused} were refused, ${after.deadLetters.kept} stored, ${after.deadLetters.skipped} not stored`,
      ) as string,
    })
  })
})

describe('stalled bodies', () => {
  const SHARE = 1_000_000
  let api: Api
  let server: Listening
  let keys: readonly string[]
  const sockets: Socket[] = []
  beforeAll(async () => {
    api = await openApi({
      budgetBytes: 4 * SHARE,
      shareBytes: SHARE,
      minDataRate: { windowMs: 3_000, bytes: 10_000 },
    })
    server = await listen(api.app, '127.0.0.1', 0)
    await api.keys.create({ name: 'ops', scopes: ['admin'] })
    keys = await Promise.all(
      ['slow', 'other'].map(async (name) => {
        const made = await api.keys.create({ name, scopes: ['ingest', 'read'] })
        return made.kind === 'made' ? made.text : ''
      }),
    )
  })
  afterAll(async () => {
    for (const socket of sockets) socket.destroy()
    await server.close(1_000)
    await api.close()
  })

  /** Sends most of a body and stops; resolves with the response when the server closes the connection. */
  function stall(key: string, bytes: number): Promise<string> {
    const { port } = new URL(server.url)
    return new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.1')
      sockets.push(socket)
      let answer = ''
      socket.setEncoding('utf8').on('data', (part: string) => (answer += part))
      socket.on('error', () => undefined).once('close', () => resolve(answer))
      socket.write(
        `POST /api/v1/lineage HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${bytes + 1}\r\n\r\n${' '.repeat(bytes)}`,
      )
    })
  }
  const post = (path: string, key: string, body: string): Promise<Response> =>
    fetch(new URL(path, server.url), {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${key}`, ...JSON_TYPE },
    })

  it('use no more memory than the share of their caller, and end with 408', async () => {
    const [slow, other] = keys as [string, string]
    const stalled = Array.from({ length: 8 }, () => stall(slow, 240_000))
    while (api.budget.free > 4 * SHARE - 4 * 240_000) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(api.budget.free).toBeGreaterThanOrEqual(3 * SHARE)
    const full = await post('/api/v1/lineage', slow, eventWith(`"${'x'.repeat(60_000)}"`))
    expect([full.status, full.headers.get('retry-after')]).toEqual([503, '1'])
    expect((await post('/api/v1/lineage', other, eventWith(`"${'x'.repeat(60_000)}"`))).status).toBe(201)
    // Queries have their own memory budget.
    expect((await post('/api/v1/query', slow, JSON.stringify({ query: 'dataset "attack.a"' }))).status).toBe(
      200,
    )
    const answers = await Promise.all(stalled)
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 503'))).toHaveLength(4)
    const slowest = answers.filter((answer) => answer.startsWith('HTTP/1.1 408'))
    expect(slowest).toHaveLength(4)
    expect(slowest[0]).toMatch(/connection: close[^]*request-timeout/i)
    expect(api.budget.free).toBe(4 * SHARE)
  })
})
