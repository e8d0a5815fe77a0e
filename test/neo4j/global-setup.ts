import type { TestProject } from 'vitest/node'
import type { Neo4jConnection } from './running-neo4j.ts'
import { startNeo4j } from './start-neo4j.ts'
import { claimDatabase } from './test-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run; null if there is none, so that its tests are skipped. */
    neo4j: Neo4jConnection | null
  }
}

/** Finds or starts the Neo4j that all tests of a run share; the returned function ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let reason = ''
  const neo4j = await startNeo4j((why) => (reason = why), { keepsPlans: true })
  if (neo4j === undefined) {
    // Other versions than the default are used if available.
    if (process.env['CI'] === 'true' && process.env['NEO4J_VERSION'] === undefined)
      throw new Error(`the tests need a Neo4j: ${reason}`)
    console.warn(`\n!!! No Neo4j here, its tests are SKIPPED: ${reason}\n`)
    project.provide('neo4j', null)
    return () => Promise.resolve()
  }
  const stop = (): Promise<void> => neo4j.stop()
  const { uri, user, password, from } = neo4j
  const connection = { uri, user, password, from }
  try {
    await claimDatabase(connection)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('neo4j', connection)
  return stop
}
