/** How to reach a Neo4j: what tests, benchmarks and `npm run neo4j` hand on. Plain data, so that vitest can provide it. */
export interface Neo4jConnection {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** Where the server came from, as a person would say it. */
  readonly from: string
}

/** A Neo4j that runs, and the way to end it (a no-op for one that was running before). */
export interface RunningNeo4j extends Neo4jConnection {
  readonly httpUrl?: string
  stop(): Promise<void>
}

/** Lines of neo4j.conf: values by names. */
export type Settings = Readonly<Record<string, string>>
