import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createAsk } from '../../src/app/ask.ts'
import { LIMIT_CEILING } from '../../src/app/query-limits.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import type { Neo4jConnection } from '../neo4j/running-neo4j.ts'
import { emptyGraph, openDriver } from '../neo4j/test-database.ts'
import { describeBadInput } from './describe-bad-input.ts'
import { fillWide } from './wide-tree.ts'

const connection = inject('neo4j')

async function openEmpty(): Promise<LineageStore> {
  await emptyGraph(connection!)
  return openNeo4jStore({ ...connection!, producerRules })
}

/** The statements of open transactions, except the one that lists them. */
async function openTransactions(to: Neo4jConnection): Promise<readonly string[]> {
  await using driver = openDriver(to)
  const { records } = await driver.executeQuery('SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery')
  return records
    .map((record) => record.get('currentQuery') as string)
    .filter((text) => !text.startsWith('SHOW TRANSACTIONS'))
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20)
}

describe.skipIf(connection === null)('a real server', () => {
  describeBadInput('neo4j', openEmpty)

  describe('a caller that disconnects', () => {
    let store: LineageStore
    beforeAll(async () => {
      store = await openEmpty()
      await fillWide(store, 2_000)
    })
    afterAll(() => store.close())

    it('ends its transaction', async () => {
      const { ask } = createAsk({ store, ceiling: LIMIT_CEILING, now: Date.now })
      const away = new AbortController()
      const limits = { nodes: 100_000, edges: 500_000, timeMs: 60_000 }
      let outcome: string | undefined
      const asked = ask({ query: 'lineage of datasets at job', limits, signal: away.signal }).then(
        ({ kind }) => (outcome = kind),
      )
      await until(async () => (await openTransactions(connection!)).length > 0)
      expect(outcome).toBeUndefined()
      away.abort(new Error('went away'))
      expect(await asked).toBe('unavailable')
      await until(async () => (await openTransactions(connection!)).length === 0)
      expect((await ask({ query: 'dataset wide.d7' })).kind).toBe('answer')
    })
  })
})
