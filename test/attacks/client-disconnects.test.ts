import { connect } from 'node:net'
import { beforeAll, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

/** Connections to cut during each request, each slightly later than the previous one. */
const CUTS = 60
const STEP_MS = 0.5
const ROUND_MS = 6

const folder = temporaryFolder('hang-ups')
let server: RunningCli
let id: string
beforeAll(async () => {
  server = await startCli(['serve', '--port', '0', '--data', folder, '--log-level', 'warn'])
  for (let i = 0; i < 20; i++)
    await post('/api/v1/lineage', completeEvent({ inputs: [`in${i}`], outputs: [`out${i}`] }))
  const list = (await (await fetch(new URL('/api/v1/datasets', server.url))).json()) as {
    items: { id: string }[]
  }
  id = list.items[0]!.id
})

const post = (path: string, body: object): Promise<Response> =>
  fetch(new URL(path, server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`
const posted = (path: string, body: object): string => {
  const text = JSON.stringify(body)
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`
}

/** Sends a request and resets the connection. */
function cut(text: string, afterMs: number): Promise<void> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(text)
      setTimeout(() => {
        socket.resetAndDestroy()
        resolve()
      }, afterMs)
    })
    socket.on('error', () => resolve())
  })
}

it('survives clients that disconnect during a request of any kind', async () => {
  const query = { query: 'upstream of dataset out1' }
  const requests = [
    ...['datasets', 'columns', 'jobs', 'runs', 'storages', 'tags', 'users', 'namespaces'].map((kind) =>
      get(`/api/v1/${kind}`),
    ),
    ...['', '/columns', '/schemas', '/interactions', '/statistics'].map((part) =>
      get(`/api/v1/datasets/${id}${part}`),
    ),
    ...[
      '/api/v1/search?q=out',
      '/api/v1/audit',
      '/api/v1/dead-letters',
      '/api/v1/queries',
      '/metrics',
      '/readyz',
    ].map(get),
    ...['query', 'explain', 'complete', 'hover', 'format'].map((tool) =>
      posted(`/api/v1/${tool}`, { ...query, offset: 3 }),
    ),
    posted('/api/v1/lineage', completeEvent({ inputs: ['in1'], outputs: ['out1'] })),
  ]
  for (const text of requests) for (let i = 0; i < CUTS; i++) await cut(text, (i * STEP_MS) % ROUND_MS)
  const answer = await post('/api/v1/query', query)
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('in1')])
  const { code, stderr } = await server.end()
  expect(code).toBe(0)
  expect(stderr).not.toContain('was not handled')
})
