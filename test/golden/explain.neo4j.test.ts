import type { Session } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyGraph, openDriver } from '../neo4j/test-database.ts'
import { describeExplain, type SentStatements } from './describe-explain.ts'
import { explained, statementsText } from './describe-golden.ts'
import { STAGE_QUERIES } from './stage-queries.ts'

describeNeo4j('a real server', (connection) => {
  const open = (): Promise<LineageStore> => openNeo4jStore({ ...connection, producerRules })
  let sent: SentStatements
  beforeAll(async () => {
    await emptyGraph(connection)
    sent = await recordDriver()
  })
  afterAll(() => vi.restoreAllMocks())

  describeExplain('neo4j', { open, sent: () => sent })

  it('lists the Cypher of test/golden/cypher.txt', async () => {
    const store = await open()
    const texts: string[] = []
    for (const query of STAGE_QUERIES) {
      const { statements } = await explained(store, query)
      texts.push(`== ${query.name}\n${query.text}\n\n${statementsText(statements)}\n`)
    }
    await store.close()
    await expect(texts.join('\n')).toMatchFileSnapshot('cypher.txt')
  })

  /** Records the statements of all sessions of the driver in this process. */
  async function recordDriver(): Promise<SentStatements> {
    const driver = openDriver(connection)
    const session = driver.session()
    const spy = vi.spyOn(Object.getPrototypeOf(session) as Session, 'run')
    await session.close()
    await driver.close()
    return {
      take() {
        const texts = spy.mock.calls.map(([query]) => query as string)
        spy.mockClear()
        return texts
      },
    }
  }
})
