import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../cli/in-process-cli.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { completeEvent } from '../http/events.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { freePort } from '../neo4j/free-port.ts'
import { tcpProxy } from '../neo4j/tcp-proxy.ts'
import { emptyDatabase, openDriver } from '../neo4j/test-database.ts'

/** The Bolt message COMMIT, in its chunk. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00])
/** Appears only in the statement with which a merge takes the write lock. */
const MERGE = Buffer.from('SET w.lastCommit = $commitId')

/**
 * A TCP proxy. After `loseAnswersFromNextCommit`, it drops all bytes from the server from the next COMMIT of a merge on, on all
 * connections, until `heal`. It accepts new connections, and drops their responses too.
 */
function lossyProxy(port: number, to: { readonly host: string; readonly port: number }) {
  let state: 'open' | 'armed' | 'mute' = 'open'
  const forward = (client: Socket, server: Socket): void => {
    let merges = false
    client.on('data', (bytes: Buffer) => {
      merges ||= bytes.includes(MERGE)
      if (state === 'armed' && merges && bytes.includes(COMMIT)) state = 'mute'
      server.write(bytes)
    })
    server.on('data', (bytes: Buffer) => {
      if (state !== 'mute') client.write(bytes)
    })
  }
  return {
    ...tcpProxy(port, to, forward),
    loseAnswersFromNextCommit: () => void (state = 'armed'),
    isMute: () => state === 'mute',
    heal: () => void (state = 'open'),
  }
}

describeNeo4j('a commit without a response', (connection) => {
  let proxy: ReturnType<typeof lossyProxy>
  let server: RunningCli

  beforeAll(async () => {
    await emptyDatabase(connection)
    const { hostname, port } = new URL(connection.uri)
    const proxyPort = await freePort()
    proxy = lossyProxy(proxyPort, { host: hostname, port: Number(port || '7687') })
    await proxy.open()
    server = await startCli(['serve', '--port', '0'], {
      env: {
        TRIBUTARY_NEO4J_URI: `bolt://127.0.0.1:${proxyPort}`,
        TRIBUTARY_NEO4J_USER: connection.user,
        TRIBUTARY_NEO4J_PASSWORD: connection.password,
      },
    })
    for (const end = Date.now() + 150_000; Date.now() < end && (await ready()) !== 200;)
      await new Promise((resolve) => setTimeout(resolve, 250))
  })
  afterAll(async () => {
    proxy.heal()
    await server.end()
    await proxy.close()
  })

  const ready = async (): Promise<number> => (await fetch(new URL('/readyz', server.url))).status
  const post = async (event: object): Promise<number> => {
    const response = await fetch(new URL('/api/v1/lineage', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
      signal: AbortSignal.timeout(30_000),
    })
    return response.status
  }
  const eventOf = (input: string): object => completeEvent({ inputs: [input], outputs: ['target'] })

  it('is answered 503 although it was written, and changes nothing when it is repeated', async () => {
    expect(await post(eventOf('before'))).toBe(201)
    const unknown = eventOf('unknown')
    proxy.loseAnswersFromNextCommit()
    expect(await post(unknown)).toBe(503)
    expect(proxy.isMute()).toBe(true)
    expect(await post(eventOf('after'))).toBe(503)
    proxy.heal()
    await using driver = openDriver(connection)
    const count = async (text: string): Promise<unknown> =>
      (await driver.executeQuery(text)).records[0]?.get('n') as unknown
    await expect
      .poll(() => count("MATCH (d:Dataset {name: 'unknown'}) RETURN count(*) AS n"), { timeout: 30_000 })
      .toBe(1)
    await expect.poll(() => post(eventOf('after')), { timeout: 60_000, interval: 500 }).toBe(201)
    const runs = await count('MATCH (r:Run) RETURN count(*) AS n')
    expect(await post(unknown)).toBe(201)
    expect(await count('MATCH (r:Run) RETURN count(*) AS n')).toBe(runs)
    const { code, stdout } = await runCli(['verify', '--url', server.url])
    expect([code, stdout]).toEqual([0, expect.stringMatching(/, 0 differ\n$/u)])
  })
})
