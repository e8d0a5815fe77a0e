import { expect, it } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { freePort } from '../../../test/neo4j/free-port.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { StoreUnavailable, StoreUnusable } from '../lineage-store.ts'
import { openDatabase, type Database } from './database.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'

const SLOW = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7) AS sum'

const ENDLESS = 'UNWIND range(1, 1000000000) AS a RETURN a'

/** The transactions that run one of these statements, as another session sees them. */
async function running(database: Database): Promise<readonly { readonly text: string }[]> {
  const rows = await database.read(
    (tx) => tx.rows<{ text: string }>('SHOW TRANSACTIONS YIELD currentQuery AS text'),
    { timeoutMs: 5_000 },
  )
  return rows.filter(({ text }) => [SLOW, ENDLESS].includes(text))
}

describeNeo4j('errors of Neo4j', (connection) => {
  it('are StoreUnavailable within seconds if nothing listens', async () => {
    const uri = `bolt://127.0.0.1:${await freePort()}`
    const start = performance.now()
    const opening = openNeo4jStore({ ...connection, uri, producerRules })
    await expect(opening).rejects.toThrow(StoreUnavailable)
    await expect(opening).rejects.toThrow(uri)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('are StoreUnusable if the database does not exist', async () => {
    const opening = openNeo4jStore({ ...connection, database: 'nowhere', producerRules })
    await expect(opening).rejects.toThrow(StoreUnusable)
    await expect(opening).rejects.toThrow('create it or name another')
  })

  it('are StoreUnusable if the address is not a Neo4j address', async () => {
    await expect(openNeo4jStore({ ...connection, uri: 'http://127.0.0.1', producerRules })).rejects.toThrow(
      StoreUnusable,
    )
  })

  it('end a statement after its timeout', async () => {
    const database = openDatabase(connection)
    const start = performance.now()
    await expect(database.read((tx) => tx.rows(SLOW), { timeoutMs: 500 })).rejects.toThrow(StoreUnavailable)
    expect(performance.now() - start).toBeLessThan(5_000)
    await database.close()
  })

  const HOW = { timeoutMs: 60_000 }
  const calls: Readonly<Record<string, (database: Database, signal: AbortSignal) => Promise<unknown>>> = {
    read: (database, signal) => database.read((tx) => tx.rows(SLOW), { ...HOW, signal }),
    write: (database, signal) => database.write((tx) => tx.rows(SLOW), { ...HOW, signal }),
    readAutoCommit: (database, signal) =>
      database.readAutoCommit({ timeoutMs: () => 60_000, signal }).rows(SLOW),
    stream: async (database, signal) => {
      for await (const row of database.stream(SLOW, {}, { signal })) throw new Error(JSON.stringify(row))
    },
    'stream between rows': async (database, signal) => {
      for await (const row of database.stream(ENDLESS, {}, { signal })) expect(row).toBeDefined()
    },
  }

  it.each(Object.keys(calls))('end an aborted call on the server too: %s', async (name) => {
    const database = openDatabase(connection)
    const controller = new AbortController()
    const reason = new Error('no longer wanted')
    const calling = calls[name]!(database, controller.signal)
    calling.catch(() => undefined)
    await expect.poll(() => running(database), { timeout: 20_000 }).toHaveLength(1)
    controller.abort(reason)
    await expect(calling).rejects.toThrow(reason)
    await expect.poll(() => running(database), { timeout: 10_000 }).toEqual([])
    await database.close()
  })

  it('end a stream on the server if the reader stops', async () => {
    const database = openDatabase(connection)
    for await (const row of database.stream(ENDLESS)) {
      expect(row).toEqual({ a: 1 })
      break
    }
    await expect.poll(() => running(database), { timeout: 10_000 }).toEqual([])
    await database.close()
  })
})
