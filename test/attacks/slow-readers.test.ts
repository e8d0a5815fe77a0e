import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillEmbedded } from '../../bench/fill-store.ts'
import { bareRows } from '../bad-input/wide-tree.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const ADMIN = 'key-of-the-operator'
const DATASETS = 40_000
const CONNECTIONS = 8
/** One key may use half of it: a few of these responses. */
const ANSWER_BYTES = 24 * 1024 * 1024
/** A response of about 5 MB: more than a connection buffers without a reader. */
const WHOLE = JSON.stringify({
  query: 'datasets',
  limits: { nodes: DATASETS, edges: 1, timeMs: 60_000 },
})

const folder = temporaryFolder('slow')
let server: RunningCli
let greedy: string
let other: string
beforeAll(async () => {
  fillEmbedded(folder, bareRows(0, DATASETS))
  // The smallest heap that fits the server and some of these responses.
  const limits = ['--max-answer-bytes', String(ANSWER_BYTES)]
  server = await startCli(['serve', '--port', '0', '--data', folder, '--api-key', ADMIN, ...limits], {
    env: { NODE_OPTIONS: '--max-old-space-size=128', TRIBUTARY_LOG_LEVEL: 'silent' },
  })
  greedy = await makeKey('greedy')
  other = await makeKey('other')
})
afterAll(() => server.end())

async function makeKey(name: string): Promise<string> {
  const made = await fetch(new URL('/api/v1/keys', server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, scopes: ['read'] }),
  })
  return ((await made.json()) as { key: string }).key
}

const headersOf = (key: string, accept: string) => ({
  authorization: `Bearer ${key}`,
  'content-type': 'application/json',
  accept,
})

/** Requests the whole graph, and reads only the first bytes of the response. Resolves with its status. */
function askWithoutReading(accept: string): Promise<{ readonly socket: Socket; readonly status: number }> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  const head = Object.entries(headersOf(greedy, accept)).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(
    `POST /api/v1/query HTTP/1.1\r\nHost: ${hostname}:${port}\r\n${head.join('')}Content-Length: ${Buffer.byteLength(WHOLE)}\r\n\r\n${WHOLE}`,
  )
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('data', (data) => {
      socket.pause()
      resolve({ socket, status: Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString('latin1'))![1]) })
    })
  })
}

const ask = (key: string, accept: string): Promise<Response> =>
  fetch(new URL('/api/v1/query', server.url), {
    method: 'POST',
    headers: headersOf(key, accept),
    body: WHOLE,
  })

it(
  'survives clients that never read their responses, and serves the others',
  { timeout: 120_000 },
  async () => {
    const forms = ['application/x-ndjson', 'application/json'] as const
    const asked = await Promise.all(
      Array.from({ length: CONNECTIONS }, (_, i) => askWithoutReading(forms[i % forms.length]!)),
    )
    try {
      // The server buffers some responses; then the key has reached its share.
      expect([...new Set(asked.map(({ status }) => status))].sort()).toEqual([200, 429])
      expect((await fetch(new URL('/healthz', server.url))).status).toBe(200)
      const refused = await ask(greedy, 'application/json')
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
      expect(((await refused.json()) as { detail: string }).detail).toMatch(
        /^this caller has .* of unread answers/,
      )
      const served = await ask(other, 'application/json')
      expect(served.status).toBe(200)
      expect(((await served.json()) as { nodes: unknown[] }).nodes.length).toBe(DATASETS)
    } finally {
      for (const { socket } of asked) socket.destroy()
    }
    // The memory is free again once the connections are closed.
    const later = await ask(greedy, 'application/x-ndjson')
    expect(later.status).toBe(200)
    expect((await later.text()).trimEnd().split('\n').length).toBe(DATASETS + 2)
  },
)

it('rejects a query whose answer is too large, and returns the remedy', async () => {
  const refused = await ask(greedy, 'text/csv')
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({
    type: '/problems/answer-too-large',
    detail: expect.stringContaining('request less') as string,
  })
})
