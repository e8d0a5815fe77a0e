import type { WalkRequest } from '../query/read-requests.ts'
import { andGraphState } from './compile-graph-state.ts'
import { cypher, where, type CypherStatement } from './cypher-statement.ts'
import { factsOf } from './walk-facts.ts'
import { walkParts } from './walk-parts.ts'

/**
 * A whole walk over datasets in one statement. The first half finds the nodes (`walkParts`). The second half reads what
 * `wanted` names: the edges that lead on from each node, and the node's name.
 * @example
 * upstream of dataset s depth 3
 *
 * UNWIND $starts AS start
 * MATCH p = (s:Dataset {id: start})-[r:DERIVED_FROM*0..3]->(n:Dataset)
 * WITH n, min(length(p)) AS distance
 * LIMIT $nodes + 1
 * … (no edges if there are more than $nodes nodes)
 * OPTIONAL MATCH (n)-[x:DERIVED_FROM]->(m:Dataset)
 * WITH n, distance, x
 * LIMIT $limit
 * WITH n AS d, distance, collect(x) AS crossed
 * RETURN d.id AS id, distance, [x IN crossed | [endNode(x).id, x.jobId, …]] AS crossed, …
 */
export function compileWalk(request: WalkRequest): CypherStatement {
  const { direction, at, starts, maxDepth, wanted, limits } = request
  const upstream = direction === 'upstream'
  const { reach, step, edge, departs, arrives, params } = walkParts(request)
  const withEdges = wanted !== 'nodes'
  // One step beyond the maximum depth shows which nodes lead further. At job level the walker reads that step itself.
  const nearer = maxDepth === undefined || at === 'dataset' || !withEdges ? [] : ['distance < $maxDepth']
  const nodes = limits.nodes + starts.length

  return cypher(
    `the whole walk ${direction}`,
    [
      ...reach,
      ...(withEdges
        ? [
            ...TOO_MANY,
            `OPTIONAL ${step}`,
            where([...departs.all, ...nearer, ...arrives.all]),
            'WITH n, distance, x',
            'LIMIT $limit',
            ...factsOf({ far: upstream ? 'endNode' : 'startNode', counts: edge.all, wanted }),
          ]
        : [
            'LIMIT $nodes + 1',
            ...andGraphState(
              ['RETURN collect(n.id) AS ids, collect(distance) AS distances'],
              ['ids', 'distances'],
            ),
          ]),
    ],
    {
      starts: starts.map(({ id }) => id),
      ...params,
      ...(nearer.length === 0 ? {} : { maxDepth }),
      nodes,
      // A node without edges is one row, too.
      ...(withEdges ? { limit: limits.edges + 1 + nodes } : {}),
    },
  )
}

/** With more than `$nodes` nodes the statement reads no edges; the walker then reads level by level. */
const TOO_MANY = [
  'LIMIT $nodes + 1',
  'WITH collect({n: n, distance: distance}) AS found',
  'UNWIND CASE WHEN size(found) > $nodes THEN [] ELSE found END AS one',
  'WITH one.n AS n, one.distance AS distance',
]
