import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newKeyText, writeKey } from '../../src/domain/key-text.ts'
import { redactor } from '../../src/http/redact.ts'
import { runCli, startInProcess } from '../cli/in-process-cli.ts'

const STATIC = 'a"static/key%1'
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzb21lb25lIn0.c2lnbmF0dXJl'

it('the log contains no part of a key, wherever a client sends it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-secrets-'))
  const data = join(folder, 'data')
  const made = await runCli(['keys', 'create', 'ops', '--scope', 'admin', '--data', data])
  const own = made.stdout.trim()
  expect(own).toMatch(/^trb_/)
  const foreign = writeKey(newKeyText())
  const server = await startInProcess(['serve', '--port', '0', '--data', data, '--log-level', 'debug'], {
    env: { TRIBUTARY_API_KEY: STATIC },
  })
  const { hostname, port } = new URL(server.url)
  const send = (method: string, path: string, headers: Record<string, string> = {}, body = '') =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request({
        hostname,
        port,
        path,
        method,
        headers: { 'content-type': 'application/json', ...headers },
      })
      sent.once('error', reject)
      sent.once('response', (response) => {
        response.resume().once('end', () => resolve(response.statusCode))
      })
      sent.end(body)
    })
  const secrets = [own, own.slice(0, -1), foreign, TOKEN, STATIC]
  for (const secret of secrets) {
    const authorization = `Bearer ${secret}`
    const inUrl = encodeURIComponent(secret)
    const event = JSON.stringify({ eventType: secret, run: { runId: secret }, job: { namespace: secret } })
    await send('GET', '/api/v1/queries', { authorization })
    await send('GET', '/api/v1/queries', {
      'x-request-id': secret,
      'user-agent': secret,
      authorization: secret,
    })
    await send('GET', `/api/v1/queries?key=${inUrl}&after=${inUrl}`, { authorization })
    await send('DELETE', `/api/v1/keys/${inUrl}`, { authorization })
    await send('GET', `/${inUrl}/${inUrl}`)
    for (const path of ['/api/v1/lineage', '/api/v1/lineage/batch', '/api/v1/query', '/api/v1/keys'])
      for (const body of [event, secret, JSON.stringify({ query: secret, params: { x: secret } })])
        await send('POST', path, { authorization }, body)
  }
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.end(`GET ${own} nonsense\r\n\r\n`))
    socket.on('error', () => undefined).on('data', () => undefined)
    socket.once('close', () => resolve())
  })
  // The keys were valid, so the log covers their use.
  expect(await send('GET', '/api/v1/queries', { authorization: `Bearer ${own}` })).toBe(200)
  expect(await send('GET', '/api/v1/queries', { authorization: `Bearer ${STATIC}` })).toBe(200)
  const { stdout, stderr } = await server.end()
  await rm(folder, { recursive: true, force: true })
  const log = stdout + stderr
  expect(log.split('\n').length).toBeGreaterThan(50)
  for (const line of stderr.trimEnd().split('\n')) JSON.parse(line)
  for (const secret of [own, foreign].map((text) => text.split('_')[2]!.slice(0, 20)))
    expect(log).not.toContain(secret)
  for (const secret of [
    TOKEN,
    TOKEN.split('.')[2]!,
    STATIC,
    encodeURIComponent(STATIC),
    JSON.stringify(STATIC).slice(1, -1),
  ])
    expect(log).not.toContain(secret)
})

it.each([
  ['trb_abc_def', '[key]'],
  ['at /api/v1/keys/TRB_ABC_DEF?x', 'at /api/v1/keys/[key]?x'],
  [`"${TOKEN}"`, '"[key]"'],
  ['{"secret-word":1}', '{"[key]":1}'],
  ['tributary, eyJ is short, a.b.c', 'tributary, eyJ is short, a.b.c'],
])('logs %s as %s', (line, expected) => {
  expect(redactor(['secret-word'])(line)).toBe(expected)
})
