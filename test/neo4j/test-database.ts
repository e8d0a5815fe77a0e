import neo4j, { type Config, type Driver } from 'neo4j-driver'
import type { Neo4jConnection } from './running-neo4j.ts'

const CONFIG: Partial<Config> = { disableLosslessIntegers: true }

/** A driver for tests: integers are JS numbers. The caller closes it. */
export function openDriver(connection: Neo4jConnection): Driver {
  return neo4j.driver(connection.uri, neo4j.auth.basic(connection.user, connection.password), CONFIG)
}

/**
 * Marks an empty database as one that tests may empty again.
 * @throws Error if it holds data and no mark, so that no one's graph is lost to a test run
 */
export async function claimDatabase(connection: Neo4jConnection): Promise<void> {
  await using driver = openDriver(connection)
  const { records } = await driver.executeQuery(
    `OPTIONAL MATCH (mark:TestDatabase) WITH count(mark) > 0 AS marked
     RETURN marked, EXISTS { MATCH (n) } AS full`,
  )
  if (records[0]?.get('marked') === true) return
  if (records[0]?.get('full') === true)
    throw new Error(
      `the database at ${connection.uri} holds data, and tests would delete them: name an empty one in NEO4J_URI`,
    )
  await driver.executeQuery('CREATE (:TestDatabase)')
}

/** Deletes everything but the mark; constraints and indexes stay. Each test file begins with it. */
export async function emptyDatabase(connection: Neo4jConnection): Promise<void> {
  await using driver = openDriver(connection)
  const session = driver.session()
  try {
    await session.run(
      'MATCH (n) WHERE NOT n:TestDatabase CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS',
    )
  } finally {
    await session.close()
  }
}
