import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fillWide } from '../../../../test/bad-input/wide-tree.ts'
import { describeNeo4j } from '../../../../test/neo4j/describe-neo4j.ts'
import { emptyDatabase, openDriver } from '../../../../test/neo4j/test-database.ts'
import { createAsk } from '../../../app/ask.ts'
import { LIMIT_CEILING } from '../../../app/query-limits.ts'
import { producerRules } from '../../../openlineage/producer-rules.ts'
import { ReadTimeout, type LineageStore } from '../../lineage-store.ts'
import { openNeo4jStore } from '../open-neo4j-store.ts'

vi.unmock('../../threads/start-worker.ts')

const TIME_MS = 500
/** Allows for a busy machine. */
const MAX_MS = TIME_MS + 5_000

describeNeo4j('a time limit on Neo4j', (connection) => {
  let store: LineageStore
  beforeAll(async () => {
    await emptyDatabase(connection)
    store = await openNeo4jStore({ ...connection, producerRules })
    await fillWide(store, 2_001)
  })
  afterAll(() => store.close())

  const ask = (query: string) => {
    const limits = { nodes: 100_000, edges: 500_000, timeMs: TIME_MS }
    return createAsk({ store, ceiling: LIMIT_CEILING, now: Date.now }).askSerialized({ query, limits })
  }
  /** The longest time that other tasks of this thread waited during the work, in milliseconds. */
  const longestWait = async (work: () => Promise<unknown>): Promise<number> => {
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 10)
    await work()
    clearInterval(timer)
    return longest
  }

  it('ends walks and filters, which return a partial answer', async () => {
    const filters = Array.from({ length: 600 }, (_, i) => `name matching /w.*${i}z/`).join(' or ')
    for (const query of ['lineage of datasets at job', `datasets where ${filters}`]) {
      const start = performance.now()
      const outcome = await ask(query)
      expect(performance.now() - start).toBeLessThan(MAX_MS)
      expect(outcome.kind).toBe('answer')
      if (outcome.kind === 'answer' && !outcome.answer.complete)
        expect(outcome.answer.cuts).toContainEqual(expect.objectContaining({ limit: 'time' }))
    }
  })

  it('lets other tasks run while names are filtered', async () => {
    const filters = Array.from({ length: 200 }, () => 'name matching /w.*i.*d.*e.*z/').join(' or ')
    expect(await longestWait(() => ask(`datasets where ${filters}`))).toBeLessThan(2_000)
  })

  it('rejects lookups and lists after their deadline, and ends them if the caller hangs up', async () => {
    const deadline = performance.now() - 1
    await expect(
      store.read({ kind: 'lookup', names: [{ of: 'dataset', text: 'a' }] }, { deadline }),
    ).rejects.toThrow(ReadTimeout)
    const list = { kind: 'list', of: 'dataset', order: 'name', filters: {}, limit: 10 } as const
    await expect(store.read(list, { deadline })).rejects.toThrow(ReadTimeout)
    const caller = new AbortController()
    const listed = store.read(list, { signal: caller.signal })
    caller.abort(new Error('hung up'))
    await expect(listed).rejects.toThrow('hung up')
    await using driver = openDriver(connection)
    for (;;) {
      const { records } = await driver.executeQuery(
        'SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery',
      )
      if (records.length <= 1) break
    }
  })

  it('searches near misses of only the first unknown names', async () => {
    const requests = Array.from({ length: 300 }, (_, i) => ({ of: 'dataset', text: `wide.dd${i}` }) as const)
    const start = performance.now()
    const found = await store.read({ kind: 'lookup', names: requests })
    expect(performance.now() - start).toBeLessThan(20_000)
    const hinted = found.filter(({ nearest }) => nearest.length > 0)
    expect(hinted.length).toBeGreaterThan(0)
    expect(hinted.length).toBeLessThanOrEqual(3)
  })
})
