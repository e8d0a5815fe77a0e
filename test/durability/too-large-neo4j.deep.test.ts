import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { completeEvent } from '../http/events.ts'
import { startJavaNeo4j, type JavaNeo4j } from '../neo4j/java-neo4j.ts'
import { javaIsMissing } from '../neo4j/neo4j-jars.ts'
import { openDriver } from '../neo4j/test-database.ts'
import { chaosEvents } from './chaos-events.ts'
import { checkStored } from './check-stored.ts'
import { temporaryFolder } from '../temporary-folder.ts'

// It has little memory, so the test cannot share it.
const missing = await javaIsMissing()
if (missing !== undefined) console.warn(`!!! No Neo4j that may be given little memory: ${missing}`)

describe.skipIf(missing !== undefined && process.env.CI !== 'true')('a Neo4j with little memory', () => {
  const events = chaosEvents(44)
  const ordinary = (): object => events.next().value
  const acknowledged: object[] = []
  const home = temporaryFolder('little-memory')
  let neo4j: JavaNeo4j
  let server: RunningCli
  beforeAll(async () => {
    const settings = { 'db.memory.transaction.max': '4m' }
    neo4j = await startJavaNeo4j({ home, settings, shortLived: true })
    server = await startCli(['serve', '--port', '0', '--neo4j-uri', neo4j.uri])
    while ((await fetch(new URL('/readyz', server.url))).status !== 200) await sleep(100)
  })
  afterAll(async () => {
    await server.end()
    await neo4j.stop()
  })

  /** An event with this many inputs, about five rows each. */
  const large = (inputs: number): object =>
    completeEvent({
      job: 'large',
      inputs: Array.from({ length: inputs }, (_, i) => `large.input_${i}`),
      outputs: ['large.output'],
    })
  const post = (path: string, body: object): Promise<Response> =>
    fetch(new URL(path, server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  // By default, a failure with so few rows is retried later, because the database may be busy.
  it('permanently rejects an event that exceeds the memory of a transaction', async () => {
    const response = await post('/api/v1/lineage', large(900))
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({
      type: '/problems/event-too-large',
      detail: expect.stringMatching(
        /rows are more than .*send fewer .*db\.memory\.transaction\.max/,
      ) as string,
    })
  })

  it('stores the other events of its commit, and stores it as a dead letter', async () => {
    const others = [ordinary(), ordinary(), ordinary()]
    const response = await post('/api/v1/lineage/batch', [others[0], large(10_000), others[1], others[2]])
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      summary: { successful: 3, failed: 1 },
      failed_events: [
        { index: 1, reason: expect.stringContaining('rows are more than') as string, retriable: false },
      ],
    })
    acknowledged.push(...others)
    const letters = async (): Promise<unknown> =>
      (await fetch(new URL('/api/v1/dead-letters', server.url))).json()
    const problem = '/problems/event-too-large'
    await expect.poll(letters, { timeout: 10_000 }).toMatchObject({ letters: [{ problem }, { problem }] })
  })

  it('continues, without any part of the rejected event', async () => {
    const event = ordinary()
    expect((await post('/api/v1/lineage', event)).status).toBe(201)
    acknowledged.push(event)
    const driver = openDriver(neo4j)
    const { records } = await driver.executeQuery(
      "MATCH (d:Dataset) WHERE d.name STARTS WITH 'large.' RETURN count(*) AS count",
    )
    await driver.close()
    expect(records[0]?.get('count')).toBe(0)
    const store = await openNeo4jStore({ uri: neo4j.uri, producerRules })
    try {
      await checkStored(store, acknowledged)
    } finally {
      await store.close()
    }
  })
})
