import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../cli/in-process-cli.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { completeEvent } from '../http/events.ts'
import { startJavaNeo4j, type JavaNeo4j } from '../neo4j/java-neo4j.ts'
import { javaIsMissing } from '../neo4j/neo4j-jars.ts'
import { openDriver } from '../neo4j/test-database.ts'
import { temporaryFolder } from '../temporary-folder.ts'

// The test stops the process of its Neo4j, so it cannot share one.
const missing = await javaIsMissing()
if (missing !== undefined) console.warn(`!!! No Neo4j that can be stopped: ${missing}`)

/** OpenLineage clients time out after five seconds. */
const CLIENT_PATIENCE_MS = 5_000

interface Timed {
  readonly status: number
  readonly ms: number
  readonly retryAfter: string | null
}

/** Returns the reasons of failures until the first success. */
async function waitUntilReady({ url }: RunningCli): Promise<string> {
  let reasons = ''
  for (const end = Date.now() + 120_000; ;) {
    const response = await fetch(new URL('/readyz', url))
    const reason = await response.text()
    if (response.ok) return reasons
    reasons += reason
    if (Date.now() > end) throw new Error(`not ready: ${reason}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

describe.skipIf(missing !== undefined)('a Neo4j that stops answering', () => {
  const home = temporaryFolder('stalled')
  let neo4j: JavaNeo4j
  let server: RunningCli
  let reasons: string

  beforeAll(async () => {
    neo4j = await startJavaNeo4j({ home, shortLived: true })
    server = await startCli(['serve', '--port', '0'], { env: { TRIBUTARY_NEO4J_URI: neo4j.uri } })
    reasons = await waitUntilReady(server)
  })
  afterAll(async () => {
    neo4j.resume()
    await server.end()
    await neo4j.stop()
  })

  async function timed(path: string, body?: object): Promise<Timed> {
    const start = performance.now()
    const response = await fetch(new URL(path, server.url), {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      signal: AbortSignal.timeout(60_000),
    })
    await response.text()
    return {
      status: response.status,
      ms: performance.now() - start,
      retryAfter: response.headers.get('retry-after'),
    }
  }
  const post = (name: string): Promise<Timed> =>
    timed('/api/v1/lineage', completeEvent({ inputs: [name], outputs: ['target'] }))
  const query = (timeMs: number): Promise<Timed> =>
    timed('/api/v1/query', { query: 'upstream of "target" depth 3', limits: { timeMs } })
  const readiness = async (): Promise<number> => (await timed('/readyz')).status

  async function whilePaused(work: () => Promise<void>): Promise<void> {
    neo4j.pause()
    try {
      await work()
    } finally {
      neo4j.resume()
    }
  }

  it('has compiled its statements before the server is ready, without writing anything', async () => {
    expect(reasons).toContain("is compiling Tributary's statements")
    await using driver = openDriver(neo4j)
    const { records } = await driver.executeQuery('MATCH (n) RETURN DISTINCT labels(n) AS labels')
    expect(records.map((record) => record.get('labels') as unknown)).toEqual([['Writer']])
  })

  it('makes events and queries fail with 503 before clients time out, and recovers completely', async () => {
    expect((await post('first')).status).toBe(201)
    const acknowledged = ['first']
    // Some commits are in progress when it stops.
    const sending = Array.from({ length: 20 }, async (_, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 20))
      return [`busy ${i}`, await post(`busy ${i}`)] as const
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    await whilePaused(async () => {
      const early = await Promise.all(sending)
      for (const [name, { status, ms }] of early) {
        if (status === 201) acknowledged.push(name)
        else expect(status).toBe(503)
        expect(ms).toBeLessThan(CLIENT_PATIENCE_MS)
      }
      const rounds = [0, 1_500, 3_000, 4_500].map(async (delay, i) => {
        await new Promise((resolve) => setTimeout(resolve, delay))
        return Promise.all([post(`lost ${i}`), post(`gone ${i}`), query(2_000), timed('/readyz')])
      })
      for (const [one, other, asked, ready] of await Promise.all(rounds)) {
        for (const posted of [one, other])
          expect(posted).toMatchObject({ status: 503, retryAfter: expect.any(String) as string })
        expect([one.ms, other.ms].every((ms) => ms < CLIENT_PATIENCE_MS)).toBe(true)
        expect(asked.status).toBe(503)
        expect(asked.ms).toBeLessThan(CLIENT_PATIENCE_MS)
        expect(ready.status).toBe(503)
        expect(ready.ms).toBeLessThan(CLIENT_PATIENCE_MS)
      }
    })
    await expect.poll(readiness, { timeout: 60_000, interval: 250 }).toBe(200)
    // Rows of unknown state are read again: the same job and datasets, and new ones.
    for (const name of ['busy 3', 'second', 'lost 1']) {
      await expect.poll(async () => (await post(name)).status, { timeout: 30_000, interval: 500 }).toBe(201)
      acknowledged.push(name)
    }
    const { stdout } = await runCli([
      'query',
      'upstream of target show name',
      '--url',
      server.url,
      '--format',
      'csv',
    ])
    expect(stdout.split('\r\n')).toEqual(expect.arrayContaining(acknowledged))
  })

  it('does not prevent the server from stopping', async () => {
    const other = await startCli(['serve', '--port', '0', '--drain-seconds', '1'], {
      env: { TRIBUTARY_NEO4J_URI: neo4j.uri },
    })
    await waitUntilReady(other)
    await whilePaused(async () => {
      const start = performance.now()
      const { code } = await other.end()
      expect(code).toBe(0)
      expect(performance.now() - start).toBeLessThan(30_000)
    })
  })
})
