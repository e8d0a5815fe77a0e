import { EDGES, NODES, type EdgeType } from '../../domain/graph-schema.ts'
import type { StoreStats } from '../store-stats.ts'
import type { Database } from './database.ts'
import { relationshipTypes } from './edge-kinds.ts'

/** Short, because callers ask for counts repeatedly. */
const COUNT_MS = 5_000

/**
 * Neo4j answers each part from its count store, without reading nodes. So each part must return only a count: with other
 * columns, Neo4j would group by them, and return no row for a count of zero.
 */
const TEXT = [
  ...Object.keys(NODES).map(
    (label) => `MATCH (n:${label}) WITH count(n) AS count RETURN 'node' AS kind, '${label}' AS name, count`,
  ),
  ...(Object.keys(EDGES) as EdgeType[])
    .flatMap(relationshipTypes)
    .map(
      (type) =>
        `MATCH ()-[r:${type}]->() WITH count(r) AS count RETURN 'relationship' AS kind, '${type}' AS name, count`,
    ),
].join('\nUNION ALL\n')

/** Counts nodes by label and relationships by type. */
export async function countRows(database: Database): Promise<NonNullable<StoreStats['counts']>> {
  const rows = await database
    .readAutoCommit({ timeoutMs: () => COUNT_MS })
    .rows<{ readonly kind: 'node' | 'relationship'; readonly name: string; readonly count: number }>(TEXT)
  const countsOf = (kind: string): Record<string, number> =>
    Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ name, count }) => [name, count]))
  return { nodes: countsOf('node'), relationships: countsOf('relationship') }
}

/** The number of rows in a dump, including aggregates. */
export async function countAll(database: Database): Promise<number> {
  const { nodes, relationships } = await countRows(database)
  const [aggregates] = await database
    .readAutoCommit({ timeoutMs: () => COUNT_MS })
    .rows<{ readonly count: number }>('MATCH (n:Aggregate) RETURN count(n) AS count')
  return [...Object.values(nodes), ...Object.values(relationships)].reduce(
    (sum, count) => sum + count,
    aggregates?.count ?? 0,
  )
}
