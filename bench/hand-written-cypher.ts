import { datasetId } from '../src/domain/ids.ts'
import { openDatabase } from '../src/store/neo4j/database.ts'
import type { GraphServer } from './graph-server.ts'
import { nameOf, NAMESPACE } from './query-graph.ts'

/** One Cypher statement that is asked over Bolt; nothing is made of its rows. */
export interface HandWritten {
  /** Milliseconds until the last row is there. */
  run(n: number, width: number): Promise<number>
  close(): Promise<void>
}

/** Undefined where the server has no Neo4j. */
export function openHandWritten({ neo4j }: GraphServer, cypher: string): HandWritten | undefined {
  if (neo4j === undefined) return undefined
  const database = openDatabase(neo4j)
  return {
    async run(n, width) {
      const id = datasetId(NAMESPACE, nameOf(n, width))
      const started = performance.now()
      await database.read((tx) => tx.rows(cypher, { id }), { timeoutMs: 60_000 })
      return performance.now() - started
    },
    close: () => database.close(),
  }
}
