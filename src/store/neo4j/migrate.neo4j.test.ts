import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import {
  columnLineage,
  datasetEvent,
  deletionOf,
  NAMESPACE,
  observationsOf,
  runEvent,
  schema,
  symlink,
} from '../../../test/conformance/events.ts'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { emptyDatabase, openDriver } from '../../../test/neo4j/test-database.ts'
import { dumpOf } from '../../../test/parity/dump-of.ts'
import type { Id } from '../../domain/ids.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { StoreUnusable } from '../lineage-store.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'
import { nodeToNeo4j } from './rows.ts'
import { schemaMigrations } from './statement-file.ts'

describeNeo4j('opening a graph in Neo4j', (connection) => {
  const database = openDatabase(connection)
  const driver = openDriver(connection)
  const set = (prop: 'schemaVersion' | 'habitsVersion' | 'rebuilding', value: unknown) =>
    driver.executeQuery("MERGE (w:Writer {id: 'writer'}) SET w += $props", { props: { [prop]: value } })
  beforeEach(() => emptyDatabase(connection))
  afterEach(() => emptyDatabase(connection))
  afterAll(() => Promise.all([database.close(), driver.close()]))

  it('creates the schema and one Writer if several processes start at once', async () => {
    const { records: names } = await driver.executeQuery('SHOW CONSTRAINTS YIELD name RETURN name')
    for (const name of names.map((record) => record.get('name') as string))
      await driver.executeQuery(`DROP CONSTRAINT ${name}`)
    const versions = await Promise.all([migrate(database), migrate(database), migrate(database)])
    const newest = schemaMigrations().at(-1)!.version
    expect(versions).toEqual([newest, newest, newest])
    const { records } = await driver.executeQuery('MATCH (w:Writer) RETURN w.schemaVersion AS version')
    expect(records.map((record) => record.get('version') as unknown)).toEqual([newest])
    const constraints = await driver.executeQuery('SHOW CONSTRAINTS YIELD name RETURN count(*) AS count')
    expect(constraints.records[0]?.get('count')).toBe(25)
    const indexes = await driver.executeQuery("SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN state")
    expect(indexes.records).toEqual([])
  })

  it('adds list keys to the nodes of an older version', async () => {
    await migrate(database)
    const long = `x💩${'y'.repeat(1_200)}`
    for (const label of ['Dataset', 'Job'] as const) {
      const { records } = await driver.executeQuery(
        `CREATE (old:${label} {id: 'old', namespace: 'ab', name: $long})
         CREATE (nameless:${label} {id: 'nameless'}) RETURN old.listKey AS key`,
        { long },
      )
      expect(records[0]?.get('key')).toBe(null)
    }
    await set('schemaVersion', 7)
    await migrate(database)
    for (const label of ['Dataset', 'Job'] as const) {
      const row = { label, id: 'old' as Id, props: { namespace: 'ab', name: long } }
      const { records } = await driver.executeQuery(
        `MATCH (n:${label}) RETURN n.id AS id, n.listKey AS key ORDER BY id`,
      )
      expect(records.map((record) => record.toObject())).toEqual([
        { id: 'nameless', key: null },
        { id: 'old', key: nodeToNeo4j(row)['listKey'] },
      ])
    }
  })

  it('migrates an older version if two servers start at once', async () => {
    await migrate(database)
    await driver.executeQuery('DROP INDEX dataset_name_lower')
    await set('schemaVersion', 1)
    const stores = await Promise.all([1, 2].map(() => openNeo4jStore({ ...connection, producerRules })))
    const newest = schemaMigrations().at(-1)!.version
    const { records } = await driver.executeQuery('MATCH (w:Writer) RETURN w.schemaVersion AS version')
    expect(records.map((record) => record.get('version') as unknown)).toEqual([newest])
    const found = await driver.executeQuery(
      "SHOW INDEXES YIELD name, state WHERE name = 'dataset_name_lower' RETURN state",
    )
    expect(found.records.map((record) => record.get('state') as unknown)).toEqual(['ONLINE'])
    await Promise.all(stores.map((store) => store.ready()))
    await Promise.all(stores.map((store) => store.close()))
  })

  it('adds what earlier editions of the migrations lacked', async () => {
    const readSchema = async (): Promise<unknown> => {
      const { records } = await driver.executeQuery(
        'SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint RETURN * ORDER BY name',
      )
      return records.map((record) => record.toObject())
    }
    await migrate(database)
    const current = await readSchema()
    // The first editions of migrations 2, 3 and 9 did not create these, or created them differently.
    for (const statement of [
      'DROP INDEX aggregate_subject',
      'DROP INDEX aggregate_subject_at',
      'CREATE INDEX aggregate_subject FOR (n:Aggregate) ON (n.subject, n.at)',
      'DROP INDEX part_of_shared',
      'DROP CONSTRAINT saved_query_name',
      'DROP INDEX dataset_deleted',
      'DROP INDEX job_deleted',
    ])
      await driver.executeQuery(statement)
    await set('schemaVersion', 10)
    expect(await readSchema()).not.toEqual(current)
    const store = await openNeo4jStore({ ...connection, producerRules })
    expect((await store.inspect()).indexes.wrong).toEqual([])
    await store.close()
    expect(await readSchema()).toEqual(current)
  })

  it('derives the deletions of a graph of an older version', async () => {
    const store = await openNeo4jStore({ ...connection, producerRules })
    const lineage = columnLineage({ id: ['mid.id'] })
    const named = (...names: readonly string[]) => names.map((name) => ({ namespace: NAMESPACE, name }))
    await store.ingest(
      observationsOf([
        datasetEvent(0, { name: 'mid', facets: { ...schema('id'), ...symlink('mid alias', 'LOCATION') } }),
        datasetEvent(0, { name: 'raw', facets: symlink('raw alias', 'LOCATION') }),
        runEvent({ job: 'load', run: 1, at: 1, inputs: ['raw'], outputs: ['mid'] }),
        runEvent({
          job: 'make',
          run: 2,
          at: 2,
          inputs: ['mid alias'],
          outputs: [{ name: 'mart', facets: lineage }],
        }),
        runEvent({
          job: 'other',
          run: 3,
          at: 3,
          inputs: ['raw'],
          outputs: [{ name: 'mart', facets: lineage }],
        }),
      ]),
    )
    await store.ingest([deletionOf({ datasets: named('mid', 'mid alias', 'raw'), jobs: named('other') })])
    const after = await dumpOf(store)
    await store.close()
    // The older version had no deleted roll-ups, and a time of deletion on each deleted name.
    for (const type of ['READS', 'WRITES', 'DERIVED_FROM'])
      await driver.executeQuery(
        `MATCH (a)-[r:DELETED_${type}]->(b) CREATE (a)-[x:${type}]->(b)
         SET x = properties(r), x.deleted = null DELETE r`,
      )
    await driver.executeQuery("MATCH (d:Dataset {name: 'raw'}) SET d.deletedAt = 5")
    await set('schemaVersion', 11)
    const again = await openNeo4jStore({ ...connection, producerRules })
    expect(await dumpOf(again)).toEqual(after)
    await again.close()
  })

  it('refuses the graph of a newer version', async () => {
    await set('schemaVersion', 99)
    await expect(openNeo4jStore({ ...connection, producerRules })).rejects.toThrow(StoreUnusable)
    await expect(openNeo4jStore({ ...connection, producerRules })).rejects.toThrow('version 99')
  })

  it('refuses a graph derived by newer producer rules', async () => {
    await migrate(database)
    await set('habitsVersion', producerRules.version + 1)
    await expect(openNeo4jStore({ ...connection, producerRules })).rejects.toThrow(StoreUnusable)
  })

  it('rebuilds after a change of the producer rules, and after an interrupted rebuild', async () => {
    await migrate(database)
    for (const [prop, value] of [
      ['habitsVersion', producerRules.version - 1],
      ['rebuilding', true],
    ] as const) {
      await set(prop, value)
      const store = await openNeo4jStore({ ...connection, producerRules })
      await store.close()
      const { records } = await driver.executeQuery(
        'MATCH (w:Writer) RETURN w.habitsVersion AS rules, w.rebuilding AS rebuilding',
      )
      expect(records[0]?.toObject()).toEqual({ rules: producerRules.version, rebuilding: null })
    }
  })

  it('refuses to write after another version has upgraded the graph', async () => {
    const store = await openNeo4jStore({ ...connection, producerRules })
    await set('schemaVersion', 99)
    await expect(store.ingest([])).rejects.toThrow('taken over')
    await store.close()
  })
})
