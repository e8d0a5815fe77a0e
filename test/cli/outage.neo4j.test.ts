import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { freePort } from '../neo4j/free-port.ts'
import { emptyDatabase } from '../neo4j/test-database.ts'
import { runCli, startCli, type RunningCli } from './run-cli.ts'

/** A TCP proxy that can be closed: simulates a network failure or a restart of a server that other tests share. */
function door(port: number, to: { readonly host: string; readonly port: number }) {
  const sockets = new Set<Socket>()
  let server: Server | undefined
  return {
    open: () =>
      new Promise<void>((resolve) => {
        server = createServer((inside) => {
          const outside = connect(to.port, to.host)
          for (const [a, b] of [
            [inside, outside],
            [outside, inside],
          ] as const) {
            sockets.add(a)
            a.on('error', () => b.destroy())
            a.on('close', () => {
              sockets.delete(a)
              b.destroy()
            })
            a.pipe(b)
          }
        }).listen(port, '127.0.0.1', resolve)
      }),
    shut: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server?.close(() => resolve())
      }),
  }
}

describeNeo4j('tributary serve, with an intermittent Neo4j', (connection) => {
  let port: number
  let neo4j: ReturnType<typeof door>
  let server: RunningCli

  beforeAll(async () => {
    await emptyDatabase(connection)
    const { hostname, port: real } = new URL(connection.uri)
    port = await freePort()
    neo4j = door(port, { host: hostname, port: Number(real || '7687') })
    server = await startCli(['serve', '--port', '0'], {
      env: {
        TRIBUTARY_NEO4J_URI: `bolt://127.0.0.1:${port}`,
        TRIBUTARY_NEO4J_USER: connection.user,
        TRIBUTARY_NEO4J_PASSWORD: connection.password,
      },
    })
  })
  afterAll(async () => {
    await neo4j.shut()
    await server.end()
  })

  const readiness = async () => (await fetch(new URL('/readyz', server.url))).status
  const store = async (name: string) => {
    const response = await fetch(new URL('/api/v1/lineage', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(completeEvent({ inputs: [name], outputs: ['target'] })),
    })
    return response.status
  }

  it('listens before Neo4j starts, and is ready soon after', async () => {
    expect(await readiness()).toBe(503)
    expect(await store('early')).toBe(503)
    await neo4j.open()
    await expect.poll(readiness, { timeout: 60_000, interval: 500 }).toBe(200)
    expect(await store('first')).toBe(201)
  })

  it('answers 503 while Neo4j is unavailable, and recovers by itself', async () => {
    await neo4j.shut()
    await expect.poll(() => store('lost'), { timeout: 60_000 }).toBe(503)
    expect(await readiness()).toBe(503)
    await neo4j.open()
    await expect.poll(() => store('second'), { timeout: 60_000, interval: 500 }).toBe(201)
    const { stdout } = await runCli([
      'query',
      'upstream of target show name',
      '--url',
      server.url,
      '--format',
      'csv',
    ])
    expect(stdout.split('\r\n')).toEqual(expect.arrayContaining(['name', 'first', 'second']))
    expect(stdout).not.toContain('early')
  })
})
