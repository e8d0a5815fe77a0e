import { EDGES, NODES, type EdgeType } from '../../domain/graph-schema.ts'
import type { StoreStats } from '../store-stats.ts'
import type { Database } from './database.ts'
import { relationshipTypes } from './edge-kinds.ts'

/** Who asks for counts asks again soon. */
const COUNT_MS = 5_000

/**
 * Each part alone is answered from Neo4j's count store, without a look at a node. A count beside other columns would be one
 * a group, and none where there is nothing to count.
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
    .once({ timeoutMs: () => COUNT_MS })
    .rows<{ readonly kind: 'node' | 'relationship'; readonly name: string; readonly count: number }>(TEXT)
  const of = (kind: string): Record<string, number> =>
    Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ name, count }) => [name, count]))
  return { nodes: of('node'), relationships: of('relationship') }
}

/** How many rows a dump gives: all that is counted, and the aggregates. */
export async function countAll(database: Database): Promise<number> {
  const { nodes, relationships } = await countRows(database)
  const [aggregates] = await database
    .once({ timeoutMs: () => COUNT_MS })
    .rows<{ readonly count: number }>('MATCH (n:Aggregate) RETURN count(n) AS count')
  return [...Object.values(nodes), ...Object.values(relationships)].reduce(
    (sum, count) => sum + count,
    aggregates?.count ?? 0,
  )
}
