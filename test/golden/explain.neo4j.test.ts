import type { Session } from 'neo4j-driver'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyGraph, openDriver } from '../neo4j/test-database.ts'
import { explained, ingestExamples } from './describe-golden.ts'
import { GOLDEN_QUERIES } from './queries.ts'

/** How often each text is in a list. */
const counted = (texts: readonly (readonly [text: string, count: number])[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const [text, count] of texts) counts.set(text, (counts.get(text) ?? 0) + count)
  return counts
}

describeNeo4j('Neo4j: explain', (connection) => {
  let store: LineageStore
  let sessions: Session
  beforeAll(async () => {
    await emptyGraph(connection)
    store = await openNeo4jStore({ ...connection, producerRules })
    await ingestExamples(store)
    const driver = openDriver(connection)
    const session = driver.session()
    sessions = Object.getPrototypeOf(session) as Session
    await session.close()
    await driver.close()
  })
  afterEach(() => vi.restoreAllMocks())
  afterAll(() => store.close())

  it.each(GOLDEN_QUERIES)('lists what the driver sends: $name', async (query) => {
    const { plan } = await explained(store, query)
    const run = vi.spyOn(sessions, 'run')
    const statements = await store.explain(plan, DEFAULT_LIMITS)
    const sent = run.mock.calls.map(([text]) => [String(text), 1] as const)
    run.mockClear()
    expect(sent.length).toBeGreaterThan(0)
    expect(counted(statements.map(({ text, count }) => [text, count]))).toEqual(counted(sent))
    // Answering sends the same, but for names of jobs that the store remembers.
    await store.run(plan, DEFAULT_LIMITS)
    const answering = new Set(run.mock.calls.map(([text]) => String(text)))
    const listed = new Set(sent.map(([text]) => text))
    expect([...answering].filter((text) => !listed.has(text))).toEqual([])
    for (const { title } of statements.filter(({ text }) => !answering.has(text)))
      expect(title).toBe('names of jobs')
  })

  it('shows each level of a walk by columns once, with the count', async () => {
    const { statements } = await explained(store, { text: 'downstream of column email of raw_customers' })
    expect(statements.map(({ title, count }) => `${title}: ${count}`)).toMatchInlineSnapshot()
  })
})
