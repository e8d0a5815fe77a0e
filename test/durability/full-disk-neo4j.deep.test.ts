import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { startJavaNeo4j, type JavaNeo4j, type JavaNeo4jOptions } from '../neo4j/java-neo4j.ts'
import { javaIsMissing } from '../neo4j/neo4j-jars.ts'
import { chaosEvents } from './chaos-events.ts'
import { checkStored } from './check-stored.ts'
import { mountSmallDisk } from './small-disk.ts'
import { temporaryFolder } from '../temporary-folder.ts'

// The test breaks its Neo4j, so it cannot share one.
const missing = await javaIsMissing()
if (missing !== undefined) console.warn(`!!! No Neo4j whose disk may be filled: ${missing}`)
const disk = missing === undefined || process.env.CI === 'true' ? mountSmallDisk(40) : undefined

describe.skipIf(disk === undefined)('a full disk of Neo4j', () => {
  const events = chaosEvents(43)
  const home = temporaryFolder('disk-neo4j')
  let options: JavaNeo4jOptions
  let neo4j: JavaNeo4j
  let server: RunningCli
  beforeAll(async () => {
    const settings = {
      'server.directories.data': disk!.folder,
      // Neo4j allocates its logs one at a time, with 256 MB by default.
      'db.tx_log.rotation.size': '1m',
    }
    options = { home, settings, shortLived: true }
    neo4j = await startJavaNeo4j(options)
    server = await startCli(['serve', '--port', '0', '--neo4j-uri', neo4j.uri], {
      env: { TRIBUTARY_LOG_LEVEL: 'silent' },
    })
  })
  afterAll(async () => {
    await server.end('SIGKILL')
    await neo4j.stop()
    disk!.unmount()
  })

  /** An event that needs about 200 KB in the transaction logs. */
  function largeEvent(): object {
    const event = events.next().value as { run: object }
    const noise = (): object => ({ text: randomBytes(30_000).toString('hex') })
    return { ...event, run: { ...event.run, facets: { a: noise(), b: noise(), c: noise() } } }
  }
  const ask = (path: string, body: unknown): Promise<Response> =>
    fetch(new URL(path, server.url), {
      method: 'POST',
      headers: { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const post = (event: object): Promise<Response> => ask('/api/v1/lineage', event)
  const readiness = async (): Promise<number> => (await fetch(new URL('/readyz', server.url))).status

  async function expectUnavailable(response: Response): Promise<void> {
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await response.json()).toMatchObject({
      type: '/problems/unavailable',
      detail: expect.stringMatching(/disk is full, make room; then start Neo4j again/) as string,
    })
  }

  it('causes 503 until there is space and Neo4j runs again, and loses no acknowledged event', async () => {
    await expect.poll(readiness, { timeout: 60_000 }).toBe(200)
    const acknowledged: object[] = []
    const refused: object[] = []
    const send = async (event: object): Promise<Response | undefined> => {
      const response = await post(event)
      if (response.status !== 201) {
        refused.push(event)
        return response
      }
      acknowledged.push(event)
      await response.arrayBuffer()
      return undefined
    }
    for (let i = 0; i < 2; i++) expect(await send(largeEvent())).toBeUndefined()
    disk!.fill(500_000)
    let full: Response | undefined
    for (let i = 0; i < 100 && full === undefined; i++) full = await send(largeEvent())
    await expectUnavailable(full!)
    await expectUnavailable((await send(largeEvent()))!)
    await expectUnavailable(await ask('/api/v1/lineage/batch', [largeEvent(), largeEvent()]))
    await expectUnavailable(await ask('/api/v1/query', 'datasets count'))
    expect(await readiness()).toBe(503)

    disk!.makeRoom()
    await expectUnavailable((await send(largeEvent()))!)
    await neo4j.kill()
    neo4j = await startJavaNeo4j({ ...options, boltPort: Number(new URL(neo4j.uri).port) })
    await expect.poll(readiness, { timeout: 60_000 }).toBe(200)
    for (const event of refused.splice(0)) expect(await send(event)).toBeUndefined()
    const letters = await fetch(new URL('/api/v1/dead-letters', server.url))
    expect(await letters.json()).toMatchObject({ letters: [] })

    const store = await openNeo4jStore({ uri: neo4j.uri, producerRules })
    try {
      await checkStored(store, acknowledged)
    } finally {
      await store.close()
    }
  }, 240_000)
})
