import type { PathsRequest } from '../query/read-requests.ts'
import type { WalkShape } from './compile-walk.ts'
import { cypher, where, type CypherStatement } from './cypher-statement.ts'
import { edgeConditions } from './edge-conditions.ts'
import { arrivalConditions, departureConditions } from './node-conditions.ts'
import { factsOf } from './walk-facts.ts'
import { depthLiteral } from './walk-parts.ts'

/**
 * All ways from some datasets to others in one statement: a walk from the starts, a walk against the data from the ends, and
 * what both come to. Each walk is planned as in `compileWalk`. `UNION ALL` and an aggregation bring the two together in time
 * linear in what they find; a pattern with both ends bound would be searched way by way.
 */
export function compilePaths(request: PathsRequest, shape: WalkShape = 'facts'): CypherStatement {
  const { starts, ends, maxDepth, filter, stopJobs, wanted, limits } = request
  const edge = edgeConditions('x', filter, 'dataset')
  // The data leaves a relationship's end node, whichever way it is walked.
  const leaves = departureConditions('endNode(x)', request)
  const comesTo = arrivalConditions('y', request)
  const departs = departureConditions('n', request)
  const arrives = arrivalConditions('m', request)
  const passes = stopJobs.length === 0 ? [] : ['(x.jobId IS NULL OR NOT x.jobId IN $stopJobs)']
  const crossing = [...edge.all, ...passes, ...leaves.all]
  const onTheWay = [
    ...(crossing.length === 0 ? [] : [`all(x IN r WHERE ${crossing.join(' AND ')})`]),
    ...(comesTo.all.length === 0 ? [] : [`all(y IN nodes(p) WHERE ${comesTo.all.join(' AND ')})`]),
  ]
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
      ...edge.params,
      ...leaves.params,
      ...comesTo.params,
      ...(stopJobs.length === 0 ? {} : { stopJobs }),
      ...(near.length === 0 || shape === 'graph' ? {} : { maxDepth }),
      ...(shape === 'graph' ? {} : { nodes, limit: limits.edges + 1 + nodes }),
    },
  )
}
