import type { WalkRequest } from '../query/read-requests.ts'
import { andGraphState } from './compile-graph-state.ts'
import { cypher, where, type CypherStatement } from './cypher-statement.ts'
import { factsOf } from './walk-facts.ts'
import { walkParts } from './walk-parts.ts'

/**
 * What the statement returns: the facts that an answer is made of, or the graph itself, for a person to see in Neo4j
 * Browser. All else is the same.
 */
export type WalkShape = 'facts' | 'graph'

/**
 * A whole walk over datasets in one statement. Its first half comes to the nodes (`walkParts`); the second fetches what is
 * wanted of them: the edges that are crossed from each, and what it is called.
 */
export function compileWalk(request: WalkRequest, shape: WalkShape = 'facts'): CypherStatement {
  const { direction, at, starts, maxDepth, wanted, limits } = request
  const upstream = direction === 'upstream'
  const { reach, step, edge, departs, arrives, params } = walkParts(request)
  const facts = shape === 'facts'
  const withEdges = !facts || wanted !== 'nodes'
  // The step beyond the last distance says which nodes have more; at job level the walker looks itself.
  const looksBeyond = at === 'dataset' && facts
  const nearer = maxDepth === undefined || looksBeyond || !withEdges ? [] : ['distance < $maxDepth']
  const nodes = limits.nodes + starts.length

  return cypher(
    `the whole walk ${direction}`,
    [
      ...reach,
      ...(facts
        ? withEdges
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
            ]
        : [where([...departs.all, ...nearer]), step, where([...arrives.all, ...edge.all]), 'RETURN n, x, m']),
    ],
    {
      starts: starts.map(({ id }) => id),
      ...params,
      ...(nearer.length === 0 ? {} : { maxDepth }),
      ...(facts ? { nodes } : {}),
      // A node that nothing is crossed from is a row too.
      ...(facts && withEdges ? { limit: limits.edges + 1 + nodes } : {}),
    },
  )
}

/** Where more nodes are found than wanted, no edge is looked at: the walker goes level by level then. */
const TOO_MANY = [
  'LIMIT $nodes + 1',
  'WITH collect({n: n, distance: distance}) AS found',
  'UNWIND CASE WHEN size(found) > $nodes THEN [] ELSE found END AS one',
  'WITH one.n AS n, one.distance AS distance',
]
