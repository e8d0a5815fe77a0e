import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli, startCli, type RunningCli } from '../cli/run-cli.ts'
import { completeEvent } from '../http/events.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { freePort } from '../neo4j/free-port.ts'
import { emptyDatabase, openDriver } from '../neo4j/test-database.ts'

/** The Bolt message COMMIT, in its chunk. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00])
/** Appears only in the statement with which a merge takes the write lock. */
const MERGE = Buffer.from('SET w.lastCommit = $sign')

/**
 * A TCP proxy. After `loseAnswersFromNextCommit`, it drops all bytes from the server from the next COMMIT of a merge on, on all
 * connections, until `heal`. It accepts new connections, and drops their responses too.
 */
function lossyProxy(to: { readonly host: string; readonly port: number }) {
  const sockets = new Set<Socket>()
  let state: 'open' | 'armed' | 'mute' = 'open'
  let server: Server
  return {
    open: (port: number) =>
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
          }
          let merges = false
          inside.on('data', (bytes: Buffer) => {
            merges ||= bytes.includes(MERGE)
            if (state === 'armed' && merges && bytes.includes(COMMIT)) state = 'mute'
            outside.write(bytes)
          })
          outside.on('data', (bytes: Buffer) => {
            if (state !== 'mute') inside.write(bytes)
          })
        }).listen(port, '127.0.0.1', resolve)
      }),
    loseAnswersFromNextCommit: () => void (state = 'armed'),
    isMute: () => state === 'mute',
    heal: () => void (state = 'open'),
    shut: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

describeNeo4j('a commit without a response', (connection) => {
  let door: ReturnType<typeof lossyProxy>
  let server: RunningCli

  beforeAll(async () => {
    await emptyDatabase(connection)
    const { hostname, port } = new URL(connection.uri)
    door = lossyProxy({ host: hostname, port: Number(port || '7687') })
    const mine = await freePort()
    await door.open(mine)
    server = await startCli(['serve', '--port', '0'], {
      env: {
        TRIBUTARY_NEO4J_URI: `bolt://127.0.0.1:${mine}`,
        TRIBUTARY_NEO4J_USER: connection.user,
        TRIBUTARY_NEO4J_PASSWORD: connection.password,
      },
    })
    for (const end = Date.now() + 150_000; Date.now() < end && (await ready()) !== 200;)
      await new Promise((resolve) => setTimeout(resolve, 250))
  })
  afterAll(async () => {
    door.heal()
    await server.end()
    await door.shut()
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
    door.loseAnswersFromNextCommit()
    expect(await post(unknown)).toBe(503)
    expect(door.isMute()).toBe(true)
    expect(await post(eventOf('after'))).toBe(503)
    door.heal()
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
