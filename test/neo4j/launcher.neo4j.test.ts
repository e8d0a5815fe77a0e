import { expect, it } from 'vitest'
import { describeNeo4j } from './describe-neo4j.ts'
import { emptyDatabase, openDriver } from './test-database.ts'

describeNeo4j('the Neo4j of a test run', (connection) => {
  it('answers, and contains only its mark after it is emptied', async () => {
    await using driver = openDriver(connection)
    await driver.executeQuery('UNWIND range(1, 12000) AS i CREATE (:Passing {i: i})-[:TO]->(:Passing)')
    await emptyDatabase(connection)
    const { records } = await driver.executeQuery('MATCH (n) RETURN labels(n) AS labels')
    expect(records.map((record) => record.get('labels') as unknown)).toEqual([['TestDatabase']])
  })
})
