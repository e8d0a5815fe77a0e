import { afterAll, beforeAll, expect, it } from 'vitest'
import { observationsOf, runEvent } from '../../../test/conformance/events.ts'
import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { emptyDatabase, openDriver } from '../../../test/neo4j/test-database.ts'
import { createDoctor } from '../../app/doctor/create-doctor.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import type { LineageStore } from '../lineage-store.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'

describeNeo4j('the doctor on Neo4j', (connection) => {
  const driver = openDriver(connection)
  let store: LineageStore
  beforeAll(async () => {
    await emptyDatabase(connection)
    store = await openNeo4jStore({ ...connection, producerRules })
    await store.ingest(
      observationsOf([
        runEvent({ job: 'load', run: 1, at: 0, inputs: ['a'], outputs: ['b'] }),
        runEvent({ job: 'load', run: 2, at: 3_000, inputs: ['a'], outputs: ['b'] }),
      ]),
    )
  })
  afterAll(() => Promise.all([store.close(), driver.close()]))

  const problems = async (): Promise<object> => {
    const program = { version: '0', node: '24' }
    const { checks } = await createDoctor({ store, program, now: Date.now }).examine(200)
    return Object.fromEntries(checks.flatMap(({ name, state }) => (state === 'ok' ? [] : [[name, state]])))
  }

  it('reports no problems, and then a missing index', async () => {
    expect(await problems()).toEqual({})
    await driver.executeQuery('DROP INDEX run_started')
    const { indexes } = await store.inspect()
    expect(indexes.wrong).toMatchObject([{ name: 'run_started', state: 'missing' }])
    expect(await problems()).toEqual({ indexes: 'failure' })
    await driver.executeQuery(indexes.wrong[0]!.statement)
    await driver.executeQuery('CALL db.awaitIndexes(60)')
    expect(await problems()).toEqual({})
  })

  it('reports missing and wrong derived rows', async () => {
    await driver.executeQuery('MATCH ()-[r:READS]->() DELETE r')
    expect(await store.sample(200)).toMatchObject({
      differences: 1,
      listed: [{ kind: 'missing', row: 'READS' }],
    })
    await store.rebuild()
    await driver.executeQuery('MATCH ()-[r:WRITES]->() SET r.firstAt = 5')
    expect(await store.sample(200)).toMatchObject({ listed: [{ kind: 'different', row: 'WRITES' }] })
    expect(await problems()).toEqual({ sample: 'failure' })
  })

  it('reports that the server cannot be reached', async () => {
    const closed = await openNeo4jStore({ ...connection, producerRules })
    await closed.close()
    const program = { version: '0', node: '24' }
    const { state, checks } = await createDoctor({ store: closed, program, now: Date.now }).examine(1)
    expect(state).toBe('failure')
    expect(checks).toMatchObject([{ name: 'store', state: 'failure' }])
  })
})
