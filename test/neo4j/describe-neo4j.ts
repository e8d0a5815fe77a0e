import { describe, inject } from 'vitest'
import type { Neo4jConnection } from './running-neo4j.ts'

/** A suite that needs the Neo4j of the run. Without one, it is skipped, and the global setup prints a warning. */
export function describeNeo4j(name: string, suite: (connection: Neo4jConnection) => void): void {
  const connection = inject('neo4j')
  if (connection === null) describe.skip(name, () => undefined)
  else describe(name, () => suite(connection))
}
