import neo4j, { type Config, type Driver } from 'neo4j-driver'
import type { Neo4jConnection } from './running-neo4j.ts'

const CONFIG: Partial<Config> = { disableLosslessIntegers: true }

/** A driver for tests: integers are JS numbers. The caller closes it. */
export function openDriver(connection: Neo4jConnection): Driver {
  return neo4j.driver(connection.uri, neo4j.auth.basic(connection.user, connection.password), CONFIG)
}

/**
 * Marks an empty database as one that tests may empty.
 * @throws Error if it has data and no mark, so that a test run cannot delete a user's graph
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

/**
 * Deletes everything except the mark, so that the next store migrates the database as if it were new. Constraints and indexes
 * remain. For tests of opening and migrating; others call `emptyGraph`, which is much faster.
 */
export const emptyDatabase = (connection: Neo4jConnection): Promise<void> =>
  run(connection, [deleteNodes('NOT n:TestDatabase')])

/** Deletes the graph, but not the version that the last store wrote: the next store has nothing to migrate. */
export const emptyGraph = (connection: Neo4jConnection): Promise<void> =>
  run(connection, [
    deleteNodes('NOT n:TestDatabase AND NOT n:Writer'),
    `MATCH (w:Writer) WHERE w.rebuilding IS NULL AND w.importing IS NULL
     SET w = {id: w.id, schemaVersion: w.schemaVersion, habitsVersion: w.habitsVersion}`,
  ])

const deleteNodes = (condition: string): string =>
  `MATCH (n) WHERE ${condition} CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`

async function run(connection: Neo4jConnection, statements: readonly string[]): Promise<void> {
  await using driver = openDriver(connection)
  const session = driver.session()
  try {
    for (const statement of statements) await session.run(statement)
  } finally {
    await session.close()
  }
}
