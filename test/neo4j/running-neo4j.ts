/** The connection of a Neo4j for tests, benchmarks and `npm run neo4j`. Plain data, so that vitest can provide it. */
export interface Neo4jConnection {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** The source of the server, for messages. */
  readonly from: string
}

/** A running Neo4j, and a function that ends it (a no-op if it ran before). */
export interface RunningNeo4j extends Neo4jConnection {
  readonly httpUrl?: string
  stop(): Promise<void>
}

/** Settings of neo4j.conf: values by names. */
export type Settings = Readonly<Record<string, string>>
