/**
 * `npm run bench:smoke`: measures events per second and a query of depth 10 on both stores over HTTP.
 * A smoke test on a small graph, without a target; figures vary with the machine.
 */
import { startNeo4j } from '../test/neo4j/start-neo4j.ts'
import { startServer } from './server.ts'
import { datasetName, randomNumbers, SMOKE_SHAPE, workload } from './workload.ts'

const BATCH = 500
const CONNECTIONS = 32
const QUERIES = 200

async function post(url: string, type: string, body: string): Promise<Response> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body })
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}: ${await response.text()}`)
  return response
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** On its first start, Neo4j creates its constraints and indexes. */
async function ready(url: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if ((await fetch(`${url}/readyz`)).ok) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${url} was not ready within a minute`)
}

async function inBatches(url: string, events: readonly object[]): Promise<void> {
  for (let i = 0; i < events.length; i += BATCH) {
    const response = await post(
      `${url}/api/v1/lineage/batch`,
      'application/json',
      JSON.stringify(events.slice(i, i + BATCH)),
    )
    const { status } = (await response.json()) as { status: string }
    if (status !== 'success') throw new Error(`a batch ended with ${status}`)
  }
}

async function oneByOne(url: string, events: readonly object[]): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let event = events[next++]; event !== undefined; event = events[next++]) {
        const response = await post(`${url}/api/v1/lineage`, 'application/json', JSON.stringify(event))
        await response.arrayBuffer()
      }
    }),
  )
}

/** Milliseconds of each query, ascending. */
async function queries(url: string): Promise<{ times: number[]; members: number }> {
  const random = randomNumbers(7)
  const times: number[] = []
  let members = 0
  for (let i = 0; i < QUERIES; i++) {
    const name = datasetName(SMOKE_SHAPE.layers, Math.floor(random() * SMOKE_SHAPE.jobsPerLayer))
    const text = `upstream of dataset "${name}" depth 10`
    const start = performance.now()
    const response = await post(`${url}/api/v1/query`, 'text/plain', text)
    const answer = (await response.json()) as { stats: { members: number } }
    times.push(performance.now() - start)
    members = Math.max(members, answer.stats.members)
  }
  return { times: times.sort((a, b) => a - b), members }
}

const percentile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN

async function measure(store: string, args: readonly string[]): Promise<void> {
  const events = [...workload(SMOKE_SHAPE)]
  const half = Math.floor(events.length / 2)
  const server = await startServer(args)
  try {
    await ready(server.url)
    const batches = await timed(() => inBatches(server.url, events.slice(0, half)))
    const singles = await timed(() => oneByOne(server.url, events.slice(half)))
    const { times, members } = await queries(server.url)
    const rate = (count: number, ms: number) => Math.round((count * 1000) / ms).toLocaleString('en')
    const ms = (value: number) => `${value.toFixed(1)} ms`
    console.log(
      [
        store.padEnd(9),
        `${rate(half, batches)} events/s in batches of ${String(BATCH)}`,
        `${rate(events.length - half, singles)} events/s as single posts over ${String(CONNECTIONS)} connections`,
        `depth-10 query (up to ${String(members)} members) p50 ${ms(percentile(times, 50))}, p95 ${ms(percentile(times, 95))}`,
      ].join(' | '),
    )
  } finally {
    await server.stop()
  }
}

await measure('embedded', [])
const neo4j = await startNeo4j()
if (neo4j === undefined)
  console.log('neo4j     | not measured: no NEO4J_URI, no Docker, no Java 17 with Maven')
else
  try {
    await measure('neo4j', [
      ...['--neo4j-uri', neo4j.uri],
      ...['--neo4j-user', neo4j.user, '--neo4j-password', neo4j.password],
    ])
  } finally {
    await neo4j.stop()
  }
