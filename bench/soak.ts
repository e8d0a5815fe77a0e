/**
 * `npm run soak -- --minutes 10 --store embedded`: sends mixed load to a server in its own process, and reads its memory every
 * ten seconds. Exits with 1 if the memory of the last minute is more than a quarter above that of the third, when caches are
 * warm, or if a request got an unexpected answer.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startNeo4j } from '../test/neo4j/start-neo4j.ts'
import { processTree, usageOf } from './process-usage.ts'
import { startServer } from './server.ts'
import { datasetName, INGEST_SHAPE, randomNumbers, workload } from './workload.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    store: { type: 'string', default: 'embedded' },
    rate: { type: 'string', default: '200' },
  },
})
const minutes = Number(values.minutes)
/** Events per second that a server can handle for days, so that a growing queue does not distort the result. */
const rate = Number(values.rate)
if (!(minutes >= 4) || !(rate > 0) || !['embedded', 'neo4j'].includes(values.store)) {
  process.stderr.write(
    'usage: npm run soak -- [--minutes 10 (at least 4)] [--store embedded|neo4j] [--rate 200]\n',
  )
  process.exit(2)
}

const SAMPLE_MS = 10_000
const MIB = 1024 * 1024
/** Expected outcomes: success, a mistake of the caller, or a request to retry later. */
const EXPECTED = new Set([200, 201, 400, 404, 413, 422, 429, 503])

const neo4j = values.store === 'neo4j' ? await startNeo4j() : undefined
const args =
  neo4j === undefined
    ? []
    : ['--neo4j-uri', neo4j.uri, '--neo4j-user', neo4j.user, '--neo4j-password', neo4j.password]
const server = await startServer([...args, '--log-level', 'error'])
const { url } = server
while (!(await fetch(`${url}/readyz`)).ok) await sleep(500)

const end = performance.now() + minutes * 60_000
const counts = new Map<string, number>()
const unexpected: string[] = []

async function request(kind: string, path: string, init?: RequestInit): Promise<void> {
  try {
    const response = await fetch(url + path, init)
    await response.arrayBuffer()
    const key = `${kind} ${response.status}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (!EXPECTED.has(response.status)) unexpected.push(key)
  } catch (error) {
    // Aborted on purpose.
    if (!(error instanceof Error && error.name === 'AbortError')) throw error
    counts.set(`${kind} hung up`, (counts.get(`${kind} hung up`) ?? 0) + 1)
  }
}

const post = (type: string, body: string, signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
  ...(signal === undefined ? {} : { signal }),
})

/** Repeats an action with a pause before each call, until the soak ends. */
async function every(pauseMs: number, work: () => Promise<void>): Promise<void> {
  while (performance.now() < end) {
    const started = performance.now()
    await work()
    await sleep(Math.max(0, pauseMs - (performance.now() - started)))
  }
}

const events = workload(INGEST_SHAPE)
const next = (count: number): readonly object[] =>
  Array.from({ length: count }, () => events.next().value as object)
const random = randomNumbers(7)
const anyDataset = (): string =>
  datasetName(Math.floor(random() * INGEST_SHAPE.layers), Math.floor(random() * INGEST_SHAPE.jobsPerLayer))
const unknownNames = (): string => Array.from({ length: 50 }, (_, i) => `dataset nope${i}`).join(', ')

const load = [
  every(1000, () =>
    request('batch', '/api/v1/lineage/batch', post('application/json', JSON.stringify(next(rate / 2)))),
  ),
  every(2000 / rate, () =>
    request('event', '/api/v1/lineage', post('application/json', JSON.stringify(next(1)[0]))),
  ),
  every(100, () =>
    request('query', '/api/v1/query', post('text/plain', `lineage of "${anyDataset()}" depth 4`)),
  ),
  every(500, () =>
    request('whole', '/api/v1/query', {
      ...post('text/plain', `downstream of "${datasetName(0, 0)}"`),
      headers: { 'content-type': 'text/plain', accept: 'application/x-ndjson' },
    }),
  ),
  every(200, () => request('search', `/api/v1/search?q=table_${Math.floor(random() * 100)}`)),
  every(300, () => request('browse', '/api/v1/datasets?limit=50')),
  every(1000, () =>
    request('unknown names', '/api/v1/query', post('text/plain', `upstream of {${unknownNames()}}`)),
  ),
  every(1000, () => request('junk', '/api/v1/lineage', post('application/json', '['.repeat(50_000)))),
  every(1000, () => request('no event', '/api/v1/lineage', post('application/json', '{"job":{}}'))),
  every(700, () =>
    request(
      'hanging up',
      '/api/v1/query',
      post('text/plain', `lineage of "${anyDataset()}"`, AbortSignal.timeout(5)),
    ).catch(() => undefined),
  ),
]

const samples: number[] = []
process.stdout.write(`${values.store}, ${minutes} minutes, ${rate} events a second; MiB every 10 s\n`)
while (performance.now() < end) {
  await sleep(SAMPLE_MS)
  const rss = usageOf(processTree(server.pid))?.rss ?? Number.NaN
  samples.push(rss)
  process.stdout.write(`${Math.round(rss / MIB)} `)
}
await Promise.all(load)
process.stdout.write('\n')
for (const [key, count] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
  process.stdout.write(`${key.padEnd(24)} ${count}\n`)
await server.stop()
await neo4j?.stop()

const PER_MINUTE = 60_000 / SAMPLE_MS
const median = (some: readonly number[]): number =>
  [...some].sort((a, b) => a - b)[Math.floor(some.length / 2)] ?? Number.NaN
const early = median(samples.slice(2 * PER_MINUTE, 3 * PER_MINUTE))
const late = median(samples.slice(-PER_MINUTE))
process.stdout.write(
  `third minute ${Math.round(early / MIB)} MiB, last minute ${Math.round(late / MIB)} MiB (${(late / early).toFixed(2)} times)\n`,
)
if (unexpected.length > 0)
  process.stdout.write(`unexpected answers: ${[...new Set(unexpected)].join(', ')}\n`)
process.exit(late <= 1.25 * early && unexpected.length === 0 ? 0 : 1)
