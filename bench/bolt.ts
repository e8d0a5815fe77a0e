import type { CypherStatement } from '../src/compile/cypher-statement.ts'
import { datasetId, type Id } from '../src/domain/ids.ts'
import { openDatabase } from '../src/store/neo4j/database.ts'
import type { GraphServer } from './graph-server.ts'
import { nameOf, NAMESPACE } from './query-graph.ts'

/** Runs Cypher statements over Bolt, each in a read transaction; discards their rows. */
export interface Bolt {
  /** Milliseconds until the last row arrives. */
  run(statement: Pick<CypherStatement, 'text' | 'params'>): Promise<number>
  close(): Promise<void>
}

/** Undefined if the server has no Neo4j. */
export function openBolt({ neo4j }: GraphServer): Bolt | undefined {
  if (neo4j === undefined) return undefined
  const database = openDatabase(neo4j)
  return {
    async run({ text, params }) {
      const started = performance.now()
      await database.read((tx) => tx.rows(text, params), { timeoutMs: 60_000 })
      return performance.now() - started
    },
    close: () => database.close(),
  }
}

/** The id of the n-th dataset of a graph with layers of this width. */
export const idOfNth = (n: number, width: number): Id => datasetId(NAMESPACE, nameOf(n, width))
