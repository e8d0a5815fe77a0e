import { expect, it } from 'vitest'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { freePort } from '../../../test/neo4j/free-port.ts'
import { habits } from '../../openlineage/habits.ts'
import { StoreUnavailable, StoreUnusable } from '../lineage-store.ts'
import { openDatabase } from './database.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'

const SLOW = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7) AS sum'

describeNeo4j('what goes wrong with Neo4j', (connection) => {
  it('is unavailable where nothing listens, soon', async () => {
    const uri = `bolt://127.0.0.1:${await freePort()}`
    const start = performance.now()
    const opening = openNeo4jStore({ ...connection, uri, habits })
    await expect(opening).rejects.toThrow(StoreUnavailable)
    await expect(opening).rejects.toThrow(uri)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('is unusable where the database does not exist', async () => {
    const opening = openNeo4jStore({ ...connection, database: 'nowhere', habits })
    await expect(opening).rejects.toThrow(StoreUnusable)
    await expect(opening).rejects.toThrow('create it or name another')
  })

  it('is unusable where the address is none', async () => {
    await expect(openNeo4jStore({ ...connection, uri: 'http://127.0.0.1', habits })).rejects.toThrow(
      StoreUnusable,
    )
  })

  it('ends what takes longer than its time', async () => {
    const database = openDatabase(connection)
    const start = performance.now()
    await expect(database.read((tx) => tx.rows(SLOW), { timeoutMs: 500 })).rejects.toThrow(StoreUnavailable)
    expect(performance.now() - start).toBeLessThan(5_000)
    await database.close()
  })

  it('ends what is aborted, on the server too', async () => {
    const database = openDatabase(connection)
    const controller = new AbortController()
    const reason = new Error('no longer wanted')
    const reading = database.read((tx) => tx.rows(SLOW), { timeoutMs: 60_000, signal: controller.signal })
    setTimeout(() => controller.abort(reason), 300)
    await expect(reading).rejects.toThrow(reason)
    await expect
      .poll(
        async () => {
          const rows = await database.read(
            (tx) => tx.rows<{ text: string }>('SHOW TRANSACTIONS YIELD currentQuery AS text'),
            { timeoutMs: 5_000 },
          )
          return rows.filter(({ text }) => text === SLOW)
        },
        { timeout: 10_000 },
      )
      .toEqual([])
    await database.close()
  })
})
