/**
 * `npm run bench:completion -- [--names N] [--neo4j]`: measures completion and search over N names (1,000,000), half of them
 * distinct words, in an embedded store or in a Neo4j. Rows are written directly, because only reading is measured.
 * Prints one line per query: median, 95th and 99th percentile and maximum in milliseconds.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createComplete } from '../src/app/complete.ts'
import { producerRules } from '../src/openlineage/producer-rules.ts'
import { openEmbeddedStore } from '../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../src/store/lineage-store.ts'
import { SEARCH_KINDS } from '../src/query/search-request.ts'
import { openNeo4jStore } from '../src/store/neo4j/open-neo4j-store.ts'
import { startNeo4j } from '../test/neo4j/start-neo4j.ts'
import { fillEmbedded, fillNeo4j } from './fill-names.ts'
import { percentiles } from './percentiles.ts'

const ROUNDS = 200

/** Queries with the caret at their end. Names are spread, so that each round requests different ones. */
const QUESTIONS: Readonly<Record<string, (i: number) => string>> = {
  'nothing typed': () => 'upstream of dataset ',
  'one letter': (i) => `upstream of dataset ${String.fromCharCode(97 + (i % 26))}`,
  'beginning of a name': (i) => `upstream of dataset db${i % 100}.schema_`,
  'almost a whole name': (i) => `upstream of dataset db${i % 100}.schema_${i % 50}.w${(i * 7919) % 5000}`,
  'a part, two letters': () => 'upstream of dataset sc',
  'a part of many names': () => 'upstream of dataset schema_1',
  'a part of few names': (i) => `upstream of dataset w${(i * 7919) % 5000}_`,
  'a name that is not there': (i) => `upstream of dataset zz${i}qq`,
  'alone, where keywords fit too': (i) => `upstream of w${i % 5000}`,
  'a job': (i) => `job job_${i}`,
  'a namespace': () => 'datasets in post',
  'no live name at all': () => 'upstream of a dep',
}

const { values } = parseArgs({
  options: { names: { type: 'string', default: '1000000' }, neo4j: { type: 'boolean', default: false } },
})
const names = Number(values.names)

/** Words to search for. */
const SEARCHES: Readonly<Record<string, (i: number) => string>> = {
  'search: a whole name': (i) => `db${i % 100}.schema_${i % 50}.w${(i * 7919) % 5000}_${i}`,
  'search: a part of many names': () => 'schema_1',
  'search: inside many names': () => 'chema',
  'search: inside few names': (i) => `${(i * 7919) % 5000}_${i}`,
  'search: two words': (i) => `schema_${i % 50} w${(i * 7919) % 5000}`,
  'search: one letter': (i) => String.fromCharCode(97 + (i % 26)),
  'search: nearly a name': (i) => `db${i % 100}.shcema_${i % 50}.w${(i * 7919) % 5000}_${i}`,
  'search: nothing': (i) => `zz${i}qq`,
}

async function measure(store: LineageStore): Promise<void> {
  const complete = createComplete({ store })
  for (const [title, question] of Object.entries(QUESTIONS))
    await time(
      title,
      question,
      async (query) => (await complete({ query, caret: query.length })).items.length,
    )
  for (const [title, question] of Object.entries(SEARCHES))
    await time(title, question, async (text) => {
      return (await store.read({ kind: 'search', text, kinds: SEARCH_KINDS, limit: 20 })).length
    })
}

/** Prints the duration of a query; `ask` returns the number of results. */
async function time(
  title: string,
  question: (i: number) => string,
  ask: (question: string) => Promise<number>,
): Promise<void> {
  const times: number[] = []
  let items = 0
  for (let i = -20; i < ROUNDS; i++) {
    const query = question(Math.abs(i) * 31)
    const start = performance.now()
    const found = await ask(query)
    if (i >= 0) times.push(performance.now() - start)
    items += found
  }
  const { p50, p95, p99 } = percentiles(times)
  const durations = [p50, p95, p99, Math.max(...times)].map((ms) => ms.toFixed(1).padStart(7)).join(' ')
  process.stdout.write(`${title.padEnd(32)}${durations}   ${Math.round(items / (ROUNDS + 20))} items\n`)
}

if (values.neo4j) {
  const neo4j = await startNeo4j((reason) => process.stderr.write(`${reason}\n`))
  if (neo4j === undefined) throw new Error('there is no Neo4j to measure')
  try {
    const connection = { uri: neo4j.uri, user: neo4j.user, password: neo4j.password, producerRules }
    await (await openNeo4jStore(connection)).close()
    await fillNeo4j(connection, names)
    const store = await openNeo4jStore(connection)
    await measure(store)
    await store.close()
  } finally {
    await neo4j.stop()
  }
} else {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-names-'))
  const producerRulesModule = new URL('../src/openlineage/producer-rules.ts', import.meta.url)
  try {
    await (await openEmbeddedStore({ folder, producerRulesModule })).close()
    fillEmbedded(folder, names)
    const store = await openEmbeddedStore({ folder, producerRulesModule })
    await measure(store)
    await store.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
