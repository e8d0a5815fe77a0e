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
  afterAll(async () => {
    await Promise.all([store.close(), driver.close(), database.close()])
    // The last test leaves the version of newer rules, which stores of other tests would refuse.
    await emptyDatabase(connection)
  })

  it('recomputes deleted, changed and wrong derived rows', async () => {
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

  it('makes queries fail until it has ended', async () => {
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

  /** The number of derived rows, and whether they are being rebuilt. */
  interface Derived {
    readonly rebuilding: boolean | null
    readonly edges: number
    readonly spans: number
  }
  const DERIVED = `MATCH (w:Writer)
    RETURN w.rebuilding AS rebuilding, COUNT { ()-[:READS|WRITES|DERIVED_FROM|ALIAS_OF]->() } AS edges,
      COUNT { ()-[e:HAS_SCHEMA]->() WHERE e.lastAt IS NOT NULL } AS spans`
  /** Reads this several times, while no other process can write. */
  const observe = (times: number): Promise<readonly Derived[]> =>
    underWriteLock(database, versions, async (tx) => {
      const seen: Derived[] = []
      for (let i = 0; i < times; i++) {
        if (i > 0) await sleep(40)
        seen.push(...(await tx.rows<Derived>(DERIVED)))
      }
      return seen
    })
  /** Repeats a call until the work is done. */
  async function during(work: Promise<unknown>, repeated: () => Promise<unknown>): Promise<void> {
    let done = false
    const end = work.finally(() => (done = true))
    // `await end` below reports the rejection.
    end.catch(() => undefined)
    while (!done) await repeated()
    await end
  }

  it('does not disturb concurrent writers', async () => {
    const events = chaosEvents(45)
    const sent: object[] = []
    const write = async (count: number): Promise<void> => {
      const batch = Array.from({ length: count }, () => events.next().value)
      await store.ingest(batch.flatMap(observed))
      sent.push(...batch)
    }
    await write(60)
    const rebuilding = (async () => {
      for (let i = 0; i < 2; i++) await rebuild(database, versions, producerRules)
    })()
    const check = async (): Promise<void> => {
      const [first, ...others] = await observe(3)
      for (const seen of others) expect(seen).toEqual(first)
    }
    await Promise.all([during(rebuilding, () => write(3)), during(rebuilding, check)])
    expect(await observe(1)).toMatchObject([{ rebuilding: null }])
    await checkStored(store, sent)
  })

  it('ends when the last of two concurrent rebuilds ends', async () => {
    const [complete] = await observe(1)
    let second: Promise<void> | undefined
    const first = rebuild(database, versions, {
      ...producerRules,
      interpret: (...args) => {
        second ??= rebuild(database, versions, producerRules)
        return producerRules.interpret(...args)
      },
    })
    await during(
      first.then(() => second),
      async () => {
        const [seen] = await observe(1)
        if (seen!.rebuilding === null) expect(seen).toEqual(complete)
      },
    )
    expect(await observe(1)).toEqual([complete])
  })

  it('refuses writes by programs with older rules from its start', async () => {
    const newer = { ...producerRules, version: producerRules.version + 1 }
    const interrupted = rebuild(
      database,
      { ...versions, producerRules: newer.version },
      {
        ...newer,
        interpret: () => {
          throw new Error('interrupted')
        },
      },
    )
    await expect(interrupted).rejects.toThrow('interrupted')
    await expect(store.ingest([])).rejects.toThrow('taken over')
    await expect(rebuild(database, versions, producerRules)).rejects.toThrow('taken over')
    await rebuild(database, { ...versions, producerRules: newer.version }, newer)
    await expect(store.ingest([])).rejects.toThrow('taken over')
    expect(await readVersions(database)).toMatchObject({ rulesVersion: newer.version, rebuilding: false })
  })
})

function observed(event: unknown): readonly Observation[] {
  const read = readEvent(event)
  return read.ok ? [read.value.observation] : []
}
