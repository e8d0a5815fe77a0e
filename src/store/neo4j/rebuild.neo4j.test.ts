import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { emptyDatabase, openDriver } from '../../../test/neo4j/test-database.ts'
import { habits } from '../../openlineage/habits.ts'
import { readEvent } from '../../openlineage/read-event.ts'
import { StoreUnavailable, type DumpRow, type LineageStore } from '../lineage-store.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'

const EVENTS = new URL('../../../examples/spark-warehouse/events.ndjson', import.meta.url)

describeNeo4j('a rebuild in Neo4j', (connection) => {
  const driver = openDriver(connection)
  let store: LineageStore
  const dumped = (): Promise<readonly DumpRow[]> => Array.fromAsync(store.dump())

  beforeAll(async () => {
    await emptyDatabase(connection)
    store = await openNeo4jStore({ ...connection, habits })
    const lines = readFileSync(EVENTS, 'utf8').split('\n')
    await store.ingest(
      lines.flatMap((line) => {
        if (line === '') return []
        const read = readEvent(JSON.parse(line))
        return read.ok ? [read.value.observation] : []
      }),
    )
  })
  afterAll(() => Promise.all([store.close(), driver.close()]))

  it('makes every derived row again as it was, whatever became of them', async () => {
    const before = await dumped()
    await driver.executeQuery('MATCH ()-[e:DERIVED_FROM]->() WITH e ORDER BY e.id LIMIT 5 DELETE e')
    await driver.executeQuery('MATCH ()-[e:READS]->() SET e.lastAt = 0')
    await driver.executeQuery(
      "MATCH (a:Dataset), (b:Dataset) WITH a, b LIMIT 1 CREATE (a)-[:DERIVED_FROM {id: 'wrong'}]->(b)",
    )
    expect(await dumped()).not.toEqual(before)
    const { differences, listed } = await store.verify()
    expect(differences).toBeGreaterThan(5)
    expect(new Set(listed.map(({ kind }) => kind))).toEqual(new Set(['missing', 'unfounded', 'different']))
    await store.rebuild()
    expect(await store.verify()).toMatchObject({ differences: 0 })
    expect(await dumped()).toEqual(before)
  })

  it('lets no query be answered from the half of it', async () => {
    const select = { kind: 'datasets', filters: {}, span: { start: 0, end: 0 } } as const
    const ask = () =>
      store.run(
        { root: { kind: 'select', selection: select }, query: 'datasets', now: 0 },
        { nodes: 5, edges: 5, timeMs: 5_000 },
      )
    await driver.executeQuery('MATCH (w:Writer) SET w.rebuilding = true')
    await expect(ask()).rejects.toThrow(StoreUnavailable)
    await driver.executeQuery('MATCH (w:Writer) SET w.rebuilding = null')
    await expect(ask()).resolves.toMatchObject({ stats: { members: 5 } })
  })
})
