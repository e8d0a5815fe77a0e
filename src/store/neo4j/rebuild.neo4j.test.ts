import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { emptyDatabase, openDriver } from '../../../test/neo4j/test-database.ts'
import { chaosEvents } from '../../../test/durability/chaos-events.ts'
import { checkStored } from '../../../test/durability/check-stored.ts'
import type { Observation } from '../../domain/aggregate.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { readEvent } from '../../openlineage/read-event.ts'
import { StoreUnavailable, type DumpRow, type LineageStore } from '../lineage-store.ts'
import { openDatabase } from './database.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'
import { rebuild } from './rebuild.ts'
import { readVersions } from './versions.ts'
import { underWriteLock, type Versions } from './write-lock.ts'

const EVENTS = new URL('../../../examples/spark-warehouse/events.ndjson', import.meta.url)

describeNeo4j('a rebuild in Neo4j', (connection) => {
  const driver = openDriver(connection)
  const database = openDatabase(connection)
  let versions: Versions
  let store: LineageStore
  const dumped = (): Promise<readonly DumpRow[]> => Array.fromAsync(store.dump())

  beforeAll(async () => {
    await emptyDatabase(connection)
    store = await openNeo4jStore({ ...connection, producerRules })
    const lines = readFileSync(EVENTS, 'utf8').split('\n')
    await store.ingest(
      lines.flatMap((line) => {
        if (line === '') return []
        return observed(JSON.parse(line))
      }),
    )
    versions = { schema: (await readVersions(database)).schemaVersion, producerRules: producerRules.version }
  })
  afterAll(() => Promise.all([store.close(), driver.close(), database.close()]))

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

  /** How much there is of what is derived, and whether it is being made anew. */
  interface Derived {
    readonly rebuilding: boolean | null
    readonly edges: number
    readonly spans: number
  }
  const DERIVED = `MATCH (w:Writer)
    RETURN w.rebuilding AS rebuilding, COUNT { ()-[:READS|WRITES|DERIVED_FROM|ALIAS_OF]->() } AS edges,
      COUNT { ()-[e:HAS_SCHEMA]->() WHERE e.lastAt IS NOT NULL } AS spans`
  /** Looks several times at what is derived, while nobody else may write. */
  const lookedAt = (times: number): Promise<readonly Derived[]> =>
    underWriteLock(database, versions, async (tx) => {
      const seen: Derived[] = []
      for (let i = 0; i < times; i++) {
        if (i > 0) await sleep(40)
        seen.push(...(await tx.rows<Derived>(DERIVED)))
      }
      return seen
    })
  /** Does something again and again until the work is done. */
  async function during(work: Promise<unknown>, again: () => Promise<unknown>): Promise<void> {
    let done = false
    const end = work.finally(() => (done = true))
    // What fails while the other one is at work is told at the end.
    end.catch(() => undefined)
    while (!done) await again()
    await end
  }

  it('takes nothing from under those who write meanwhile', async () => {
    const events = chaosEvents(45)
    const sent: object[] = []
    const write = async (count: number): Promise<void> => {
      const some = Array.from({ length: count }, () => events.next().value)
      await store.ingest(some.flatMap(observed))
      sent.push(...some)
    }
    await write(60)
    const rebuilding = (async () => {
      for (let i = 0; i < 2; i++) await rebuild(database, versions, producerRules)
    })()
    const look = async (): Promise<void> => {
      const [first, ...others] = await lookedAt(3)
      for (const seen of others) expect(seen).toEqual(first)
    }
    await Promise.all([during(rebuilding, () => write(3)), during(rebuilding, look)])
    expect(await lookedAt(1)).toMatchObject([{ rebuilding: null }])
    await checkStored(store, sent)
  })

  it('is at its end when all who rebuild are', async () => {
    const [whole] = await lookedAt(1)
    let second: Promise<void> | undefined
    const first = rebuild(database, versions, {
      ...producerRules,
      interpret: (...given) => {
        second ??= rebuild(database, versions, producerRules)
        return producerRules.interpret(...given)
      },
    })
    await during(
      first.then(() => second),
      async () => {
        const [seen] = await lookedAt(1)
        if (seen!.rebuilding === null) expect(seen).toEqual(whole)
      },
    )
    expect(await lookedAt(1)).toEqual([whole])
  })

  it('lets no program with older rules write, from its beginning', async () => {
    const newer = { ...producerRules, version: producerRules.version + 1 }
    const broken = rebuild(
      database,
      { ...versions, producerRules: newer.version },
      {
        ...newer,
        interpret: () => {
          throw new Error('broken off')
        },
      },
    )
    await expect(broken).rejects.toThrow('broken off')
    await expect(store.ingest([])).rejects.toThrow('taken over')
    await expect(rebuild(database, versions, producerRules)).rejects.toThrow('taken over')
    await rebuild(database, { ...versions, producerRules: newer.version }, newer)
    await expect(store.ingest([])).rejects.toThrow('taken over')
    expect(await readVersions(database)).toMatchObject({ habitsVersion: newer.version, rebuilding: false })
  })
})

function observed(event: unknown): readonly Observation[] {
  const read = readEvent(event)
  return read.ok ? [read.value.observation] : []
}
