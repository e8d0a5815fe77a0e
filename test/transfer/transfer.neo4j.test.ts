import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import { StoreUnusable, type LineageStore } from '../../src/store/lineage-store.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyDatabase, openDriver } from '../neo4j/test-database.ts'
import { eventsOfAllSorts } from './events-of-all-sorts.ts'
import { dumped, exported, importLines, recordOwn } from './graph-text.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

describeNeo4j('an export between the stores', (connection) => {
  const driver = openDriver(connection)
  const all = eventsOfAllSorts()
  const half = Math.floor(all.length / 2)
  const folders: string[] = []
  const opened: LineageStore[] = []
  let neo4j: LineageStore
  const query = {
    name: 'mine',
    text: 'datasets in $ns',
    params: [{ name: 'ns', default: '*' }],
    savedAt: 1_790_000_000_000,
  }

  const openEmbedded = async (): Promise<LineageStore> => {
    const folder = await mkdtemp(join(tmpdir(), 'tributary-transfer-'))
    folders.push(folder)
    const store = await openEmbeddedStore({ folder, producerRulesModule })
    opened.push(store)
    return store
  }
  beforeAll(() => emptyDatabase(connection))
  beforeEach(async () => {
    await emptyDatabase(connection)
    neo4j = await openNeo4jStore({ ...connection, producerRules })
  })
  afterEach(() => neo4j.close())
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()))
    await driver.close()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  })

  it('copies an embedded store to Neo4j, and later events merge alike', async () => {
    const embedded = await openEmbedded()
    await embedded.ingest(all.slice(0, half))
    const lines = await exported(embedded)
    await importLines(neo4j, lines)
    expect(await dumped(neo4j)).toEqual(await dumped(embedded))
    expect(await exported(neo4j)).toEqual(lines)
    for (const store of [embedded, neo4j]) await store.ingest(all.slice(half))
    expect(await dumped(neo4j)).toEqual(await dumped(embedded))
    expect((await neo4j.verify()).differences).toBe(0)
  })

  it('includes saved queries, in both directions', async () => {
    const [from, back] = [await openEmbedded(), await openEmbedded()]
    await from.ingest(all.slice(0, 2))
    await from.savedQueries.put(query)
    const lines = await exported(from)
    await importLines(neo4j, lines)
    expect(await neo4j.savedQueries.list({ limit: 10 })).toEqual([query])
    expect(await exported(neo4j)).toEqual(lines)
    await importLines(back, await exported(neo4j))
    expect(await back.savedQueries.list({ limit: 10 })).toEqual([query])
  })

  it('copies Neo4j to an embedded store, and later events merge alike', async () => {
    await neo4j.ingest(all.slice(half))
    const lines = await exported(neo4j)
    const embedded = await openEmbedded()
    await importLines(embedded, lines)
    expect(await dumped(embedded)).toEqual(await dumped(neo4j))
    expect(await exported(embedded)).toEqual(lines)
    for (const store of [embedded, neo4j]) await store.ingest(all.slice(0, half))
    expect(await dumped(embedded)).toEqual(await dumped(neo4j))
  })

  it('finds the runs of a job as if they had arrived as events', async () => {
    const embedded = await openEmbedded()
    await embedded.ingest(all)
    await importLines(neo4j, await exported(embedded))
    const marks = async () =>
      (
        await driver.executeQuery(
          'MATCH (r:Run)-[e:PART_OF]->(:Job) RETURN r.id AS id, e.id AS edge, e.sharedJobId AS job, e.sharedStartedAt AS at ORDER BY edge',
        )
      ).records.map((record) => record.toObject())
    const imported = await marks()
    await neo4j.close()
    await emptyDatabase(connection)
    neo4j = await openNeo4jStore({ ...connection, producerRules })
    await neo4j.ingest(all)
    expect(imported).toEqual(await marks())
  })

  it('requires an empty database', async () => {
    await neo4j.ingest(all.slice(0, 20))
    const lines = await exported(neo4j)
    const before = await dumped(neo4j)
    await expect(importLines(neo4j, lines)).rejects.toThrow(StoreUnusable)
    expect(await dumped(neo4j)).toEqual(before)
  })

  it('can go into a database with only records of keys and saved queries, which remain', async () => {
    const embedded = await openEmbedded()
    await embedded.ingest(all.slice(0, 20))
    await recordOwn(neo4j)
    const own = await dumped(neo4j)
    expect(own).toHaveLength(2)
    await importLines(neo4j, await exported(embedded))
    const rows = await dumped(neo4j)
    expect(rows).toEqual(expect.arrayContaining([...own]))
    expect(rows.filter((row) => !own.includes(row))).toEqual(await dumped(embedded))
  })

  it('writes nothing from a damaged file', async () => {
    const embedded = await openEmbedded()
    await embedded.ingest(all.slice(0, 20))
    const lines = await exported(embedded)
    await expect(importLines(neo4j, lines.slice(0, -1))).rejects.toThrow(/cut off/)
    expect(await dumped(neo4j)).toEqual([])
  })

  it('reports an aborted import, and the next one starts from scratch', async () => {
    const embedded = await openEmbedded()
    await embedded.ingest(all.slice(0, 40))
    const lines = await exported(embedded)
    await recordOwn(neo4j)
    const own = await dumped(neo4j)
    // The state after a process was killed during the copy.
    await driver.executeQuery(
      'MATCH (w:Writer) SET w.importing = true, w.rebuilding = true, w.habitsVersion = -1 CREATE (:Dataset {id: "half"})',
    )
    await expect(neo4j.ingest(all.slice(0, 1))).rejects.toThrow(StoreUnusable)
    await neo4j.close()
    await expect(openNeo4jStore({ ...connection, producerRules })).rejects.toThrow(
      /is being imported .*was interrupted/,
    )
    neo4j = await openNeo4jStore({ ...connection, producerRules, forImport: true })
    expect(await dumped(neo4j)).toEqual(own)
    await importLines(neo4j, lines)
    expect((await dumped(neo4j)).filter((row) => !own.includes(row))).toEqual(await dumped(embedded))
  })

  it('blocks writers of other programs until it is complete', async () => {
    const other = await openNeo4jStore({ ...connection, producerRules })
    try {
      const order: string[] = []
      const written = await neo4j.withWritesPaused(async () => {
        const writing = other.ingest(all.slice(0, 1)).then(() => order.push('written'))
        await dumped(neo4j)
        order.push('done')
        return () => writing
      })
      await written()
      expect(order).toEqual(['done', 'written'])
    } finally {
      await other.close()
    }
  })
})
