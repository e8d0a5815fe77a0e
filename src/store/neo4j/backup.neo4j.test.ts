import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'
import type { LineageStore } from '../lineage-store.ts'

describeNeo4j('a backup of Neo4j', (connection) => {
  let store: LineageStore
  beforeAll(async () => {
    store = await openNeo4jStore({ ...connection, producerRules })
  })
  afterAll(() => store.close())

  it('is refused with the names of the tools for it', async () => {
    await expect(store.backup('/tmp/never')).rejects.toThrow(/neo4j-admin database dump.*tributary export/u)
  })
})
