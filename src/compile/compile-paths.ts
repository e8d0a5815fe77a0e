import type { PathsRequest } from '../query/read-requests.ts'
import { cypher, where, type CypherStatement } from './cypher-statement.ts'
import { factsOf } from './walk-facts.ts'
import { depthLiteral, pathParts } from './walk-parts.ts'

/**
 * All paths from some datasets to others in one statement: a walk downstream from the starts, a walk upstream from the
 * ends, and the nodes that both reach. Neo4j plans each walk as in `compileWalk`. `UNION ALL` and an aggregation join the
 * two in time linear in the nodes found; for a pattern with both ends bound Neo4j would enumerate every path.
 * @example
 * { starts: ['a'], ends: ['b'], maxDepth: 3 }
 *
 * CALL () {
 *   UNWIND $starts AS start
 *   MATCH p = (s:Dataset {id: start})<-[r:DERIVED_FROM*0..3]-(n:Dataset)
 *   RETURN n, min(length(p)) AS there, null AS back
 *   UNION ALL
 *   UNWIND $ends AS goal
 *   MATCH p = (t:Dataset {id: goal})-[r:DERIVED_FROM*0..4]->(n:Dataset)
 *   RETURN n, null AS there, min(length(p)) AS back
 * }
 * WITH n, min(there) AS there, min(back) AS back
 * WHERE there IS NOT NULL …
 */
export function compilePaths(request: PathsRequest): CypherStatement {
  const { starts, ends, maxDepth, wanted, limits } = request
  // Data flows out of a relationship's end node, in both directions of the walk.
  const { onPath, edge, passes, departs, arrives, params } = pathParts(request, 'endNode')
  const hops = (extra: number): string =>
    `*0..${maxDepth === undefined ? '' : depthLiteral(maxDepth + extra)}`
  // One step beyond the maximum length shows which nodes lead further.
  const near = maxDepth === undefined ? [] : ['there + back <= $maxDepth + 1']
  const nodes = limits.nodes + starts.length
  const leads = [...departs.all, ...passes, ...arrives.all]

  return cypher(
    'all paths between the two sets',
    [
      'CALL () {',
      '  UNWIND $starts AS start',
      `  MATCH p = (s:Dataset {id: start})<-[r:DERIVED_FROM${hops(0)}]-(n:Dataset)`,
      where(onPath, '  '),
      '  RETURN n, min(length(p)) AS there, null AS back',
      '  UNION ALL',
      '  UNWIND $ends AS goal',
      `  MATCH p = (t:Dataset {id: goal})-[r:DERIVED_FROM${hops(1)}]->(n:Dataset)`,
      where(onPath, '  '),
      '  RETURN n, null AS there, min(length(p)) AS back',
      '}',
      'WITH n, min(there) AS there, min(back) AS back',
      where(['there IS NOT NULL']),
      'LIMIT $nodes + 1',
      'OPTIONAL MATCH (n)<-[x:DERIVED_FROM]-(m:Dataset)',
      where(['back IS NOT NULL', ...near, ...leads]),
      'WITH n, there AS distance, back, x',
      'LIMIT $limit',
      ...factsOf({ far: 'startNode', counts: edge.all, wanted, shown: 'back IS NOT NULL' }),
    ],
    {
      starts,
      ends,
      ...params,
      ...(near.length === 0 ? {} : { maxDepth }),
      nodes,
      limit: limits.edges + 1 + nodes,
    },
  )
}
