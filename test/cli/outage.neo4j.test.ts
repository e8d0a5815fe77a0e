import { afterAll, beforeAll, expect, it } from 'vitest'
import { completeEvent } from '../http/events.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { freePort } from '../neo4j/free-port.ts'
import { tcpProxy } from '../neo4j/tcp-proxy.ts'
import { emptyDatabase } from '../neo4j/test-database.ts'
import { runCli } from './in-process-cli.ts'
import { startCli, type RunningCli } from './run-cli.ts'

describeNeo4j('tributary serve, with an intermittent Neo4j', (connection) => {
  let port: number
  let neo4j: ReturnType<typeof tcpProxy>
  let server: RunningCli

  beforeAll(async () => {
    await emptyDatabase(connection)
    const { hostname, port: real } = new URL(connection.uri)
    port = await freePort()
    neo4j = tcpProxy(port, { host: hostname, port: Number(real || '7687') })
    server = await startCli(['serve', '--port', '0'], {
      env: {
        TRIBUTARY_NEO4J_URI: `bolt://127.0.0.1:${port}`,
        TRIBUTARY_NEO4J_USER: connection.user,
        TRIBUTARY_NEO4J_PASSWORD: connection.password,
      },
    })
  })
  afterAll(async () => {
    await neo4j.close()
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
    await neo4j.close()
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
