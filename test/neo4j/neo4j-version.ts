/** A Neo4j version that tests can start. */
export interface Neo4jVersion {
  readonly version: string
  readonly image: string
  /** The minimum version of Java. */
  readonly java: number
}

const VERSIONS: Readonly<Record<string, Neo4jVersion>> = {
  '5.26': { version: '5.26.20', image: 'neo4j:5.26-community', java: 17 },
  '2026': { version: '2026.07.1', image: 'neo4j:2026.07.1-community', java: 21 },
}

/**
 * The version in NEO4J_VERSION, 5.26 by default.
 * @throws Error for an unknown version
 */
export function neo4jVersion(): Neo4jVersion {
  const name = process.env['NEO4J_VERSION'] ?? '5.26'
  const version = VERSIONS[name]
  if (version !== undefined) return version
  throw new Error(`NEO4J_VERSION is ${name}, and tests know ${Object.keys(VERSIONS).join(' and ')}`)
}
