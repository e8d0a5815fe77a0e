import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { completeEvent } from './events.ts'
import { startInProcess } from '../cli/in-process-cli.ts'

const EVIL = 'x"}\n{"level":60,"msg":"forged"}\r\n\u001b[2J\u2028\u0000'

it('names, headers and paths cannot start a new line in the log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-log-'))
  const server = await startInProcess(['serve', '--port', '0', '--data', folder, '--log-level', 'debug'])
  const { hostname, port } = new URL(server.url)
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    new Promise<void>((resolve, reject) => {
      const sent = request({
        hostname,
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      })
      sent.once('error', reject).once('response', (response) => response.resume().once('end', resolve))
      sent.end(body)
    })
  await post(
    '/api/v1/lineage',
    JSON.stringify({ ...completeEvent({ job: EVIL, inputs: [EVIL] }), producer: EVIL, eventType: EVIL }),
  )
  await post('/api/v1/lineage', JSON.stringify({ ...completeEvent(), eventTime: EVIL }))
  await post(`/${encodeURIComponent(EVIL)}`, '{}')
  await post('/api/v1/lineage', '{}', { 'x-request-id': encodeURI(EVIL), 'user-agent': '"}\t{' })
  await post('/api/v1/query', JSON.stringify({ query: EVIL }))
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () =>
      socket.end(`GET /a\rb\u0001{"level":60} HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\u001b[2J\r\n\r\n`),
    )
    socket
      .on('error', () => undefined)
      .on('data', () => undefined)
      .once('close', () => resolve())
  })
  const { stderr } = await server.end()
  await rm(folder, { recursive: true, force: true })
  const lines = stderr.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(4)
  for (const line of lines) {
    const { msg, level } = JSON.parse(line) as { msg: string; level: number }
    expect(level).toBeLessThan(60)
    expect(msg).not.toBe('forged')

    expect(line).not.toMatch(/[\u0000-\u001f\u007f]/)
  }
})
