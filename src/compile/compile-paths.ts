import type { PathsRequest } from '../query/read-requests.ts'
import type { WalkShape } from './compile-walk.ts'
import { cypher, where, type CypherStatement } from './cypher-statement.ts'
import { factsOf } from './walk-facts.ts'
import { depthLiteral, wayParts } from './walk-parts.ts'

/**
 * All ways from some datasets to others in one statement: a walk from the starts, a walk against the data from the ends, and
 * what both come to. Each walk is planned as in `compileWalk`. `UNION ALL` and an aggregation bring the two together in time
 * linear in what they find; a pattern with both ends bound would be searched way by way.
 */
export function compilePaths(request: PathsRequest, shape: WalkShape = 'facts'): CypherStatement {
  const { starts, ends, maxDepth, wanted, limits } = request
  // The data leaves a relationship's end node, whichever way it is walked.
  const { onTheWay, edge, passes, departs, arrives, params } = wayParts(request, 'endNode')
  const hops = (extra: number): string =>
    `*0..${maxDepth === undefined ? '' : depthLiteral(maxDepth + extra)}`
  // One step more than a way may have says where there would be more.
  const near = maxDepth === undefined ? [] : ['there + back <= $maxDepth + 1']
  const nodes = limits.nodes + starts.length
  const leads = [...departs.all, ...passes, ...arrives.all]

  return cypher(
    'all ways between the two',
    [
      'CALL () {',
      '  UNWIND $starts AS start',
      `  MATCH p = (s:Dataset {id: start})<-[r:DERIVED_FROM${hops(0)}]-(n:Dataset)`,
      where(onTheWay, '  '),
      '  RETURN n, min(length(p)) AS there, null AS back',
      '  UNION ALL',
      '  UNWIND $ends AS goal',
      `  MATCH p = (t:Dataset {id: goal})-[r:DERIVED_FROM${hops(1)}]->(n:Dataset)`,
      where(onTheWay, '  '),
      '  RETURN n, null AS there, min(length(p)) AS back',
      '}',
      'WITH n, min(there) AS there, min(back) AS back',
      ...(shape === 'graph'
        ? [
            where(['there IS NOT NULL', 'back IS NOT NULL']),
            'MATCH (n)<-[x:DERIVED_FROM]-(m:Dataset)',
            where([...leads, ...edge.all]),
            'RETURN n, x, m',
          ]
        : [
            where(['there IS NOT NULL']),
            'LIMIT $nodes + 1',
            'OPTIONAL MATCH (n)<-[x:DERIVED_FROM]-(m:Dataset)',
            where(['back IS NOT NULL', ...near, ...leads]),
            'WITH n, there AS distance, back, x',
            'LIMIT $limit',
            ...factsOf({ far: 'startNode', counts: edge.all, wanted, shown: 'back IS NOT NULL' }),
          ]),
    ],
    {
      starts,
      ends,
      ...params,
      ...(near.length === 0 || shape === 'graph' ? {} : { maxDepth }),
      ...(shape === 'graph' ? {} : { nodes, limit: limits.edges + 1 + nodes }),
    },
  )
}
