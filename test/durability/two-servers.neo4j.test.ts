import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { randomNumbers } from '../../bench/workload.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { startCli, type RunningCli } from '../cli/run-cli.ts'
import { randomEvents } from '../generators/random-events.ts'
import { runs } from '../runs.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyDatabase } from '../neo4j/test-database.ts'
import { dumpOf } from '../parity/dump-of.ts'

vi.unmock('../../src/store/threads/start-worker.ts')

const SEED = 20261124
const CONNECTIONS = 4
const BATCH = 25

const recorded = readFileSync(new URL('../../examples/dbt-shop/events.ndjson', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as object)
const made = fc.sample(randomEvents({ maxLength: 40 }), { numRuns: runs(8), seed: SEED }).flat()
const events = [...recorded, ...made].filter((event) => readEvent(event).ok)

/** Events in random order, each included with probability `share`, some of them twice. */
function shuffled(all: readonly object[], share: number, seed: number): object[] {
  const random = randomNumbers(seed)
  const some = all.flatMap((event) => [
    ...(random() < share ? [event] : []),
    ...(random() < share / 4 ? [event] : []),
  ])
  return some
    .map((event) => [random(), event] as const)
    .sort(([a], [b]) => a - b)
    .map(([, event]) => event)
}

describeNeo4j('two servers on one Neo4j', (connection) => {
  let servers: readonly RunningCli[]
  let alone: LineageStore | undefined

  beforeAll(async () => {
    await emptyDatabase(connection)
    const env = {
      TRIBUTARY_NEO4J_URI: connection.uri,
      TRIBUTARY_NEO4J_USER: connection.user,
      TRIBUTARY_NEO4J_PASSWORD: connection.password,
    }
    servers = await Promise.all([1, 2].map(() => startCli(['serve', '--port', '0'], { env })))
  })
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.end()))
    await alone?.close()
  })

  /** Retries until an event is acknowledged; every other response must be a 503 with Retry-After. */
  async function post(url: string, path: string, body: object): Promise<Response> {
    for (;;) {
      const response = await fetch(new URL(path, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (response.status !== 503) return response
      expect(response.headers.get('retry-after')).toBe('1')
      await sleep(200)
    }
  }

  async function sendAll(url: string, all: readonly object[], seed: number): Promise<void> {
    const random = randomNumbers(seed)
    let next = 0
    const work = async (): Promise<void> => {
      while (next < all.length) {
        const some = all.slice(next, next + (random() < 0.5 ? 1 : BATCH))
        next += some.length
        if (some.length === 1) {
          const response = await post(url, '/api/v1/lineage', some[0]!)
          expect(response.status, await response.text()).toBe(201)
        } else {
          const response = await post(url, '/api/v1/lineage/batch', some)
          expect(response.status).toBe(200)
          expect(await response.json()).toMatchObject({ status: 'success', summary: { failed: 0 } })
        }
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, work))
  }

  it('create the graph of a single server, however events are distributed, and lose nothing', async () => {
    for (const { url } of servers)
      await expect
        .poll(async () => (await fetch(new URL('/readyz', url))).status, { timeout: 60_000 })
        .toBe(200)
    const mine = shuffled(events, 0.7, 1)
    const theirs = [...shuffled(events, 0.7, 2), ...events.filter((event) => !mine.includes(event))]
    await Promise.all([sendAll(servers[0]!.url, mine, 3), sendAll(servers[1]!.url, theirs, 4)])

    alone = await openNeo4jStore({ ...connection, producerRules })
    const together = await dumpOf(alone)
    expect(await alone.verify()).toMatchObject({ differences: 0 })
    await alone.close()

    await Promise.all(servers.map((server) => server.end()))
    await emptyDatabase(connection)
    alone = await openNeo4jStore({ ...connection, producerRules })
    const observations = events.map((event) => {
      const read = readEvent(event)
      if (!read.ok) throw new Error(read.error.reason)
      return read.value.observation
    })
    for (let i = 0; i < observations.length; i += 100) await alone.ingest(observations.slice(i, i + 100))
    expect(await dumpOf(alone)).toEqual(together)
  }, 600_000)
})
