import type { WalkRequest } from '../query/read-requests.ts'
import { andGraphState } from './compile-graph-state.ts'
import { cypher, where, type CypherStatement } from './cypher-statement.ts'
import { edgeConditions } from './edge-conditions.ts'
import { arrivalConditions, departureConditions } from './node-conditions.ts'
import { factsOf } from './walk-facts.ts'

/**
 * What the statement returns: the facts that an answer is made of, or the graph itself, for a person to see in Neo4j
 * Browser. All else is the same.
 */
export type WalkShape = 'facts' | 'graph'

/**
 * A whole walk over datasets in one statement.
 *
 * Its first half is planned as a breadth-first expansion that prunes, with all conditions inside, and only in this form:
 * `*0..` (with `*1..` a start on a cycle would come back as a row of its own), one start a row by UNWIND (with `IN` the
 * planner drops the aggregation and rows multiply), conditions as `all(…)` over relationships and nodes of the path, and
 * `stop at` by the node that a relationship leaves. The second half fetches what is wanted of the nodes found: the edges
 * that are crossed from each, and what it is called.
 */
export function compileWalk(request: WalkRequest, shape: WalkShape = 'facts'): CypherStatement {
  const { direction, at, starts, maxDepth, filter, stopJobs, wanted, limits } = request
  const upstream = direction === 'upstream'
  const edge = edgeConditions('x', filter, 'dataset')
  const leaves = departureConditions(upstream ? 'startNode(x)' : 'endNode(x)', request)
  const comesTo = arrivalConditions('y', request)
  const departs = departureConditions('n', request)
  const arrives = arrivalConditions('m', request)

  const passes = stopJobs.length === 0 ? [] : ['(x.jobId IS NULL OR NOT x.jobId IN $stopJobs)']
  const crossing = [...edge.all, ...passes, ...leaves.all]
  const onTheWay = [
    ...(crossing.length === 0 ? [] : [`all(x IN r WHERE ${crossing.join(' AND ')})`]),
    ...(comesTo.all.length === 0 ? [] : [`all(y IN nodes(p) WHERE ${comesTo.all.join(' AND ')})`]),
  ]
  const facts = shape === 'facts'
  const withEdges = !facts || wanted !== 'nodes'
  // The step beyond the last distance says which nodes have more; at job level the walker looks itself.
  const looksBeyond = at === 'dataset' && facts
  const nearer = maxDepth === undefined || looksBeyond || !withEdges ? [] : ['distance < $maxDepth']
  const arrow = upstream ? ['-', '->'] : ['<-', '-']
  const hops = `*0..${maxDepth === undefined ? '' : depthLiteral(maxDepth)}`
  const edges = `MATCH (n)${arrow[0]!}[x:DERIVED_FROM]${arrow[1]!}(m:Dataset)`
  const nodes = limits.nodes + starts.length

  return cypher(
    `the whole walk ${direction}`,
    [
      'UNWIND $starts AS start',
      `MATCH p = (s:Dataset {id: start})${arrow[0]!}[r:DERIVED_FROM${hops}]${arrow[1]!}(n:Dataset)`,
      where(onTheWay),
      'WITH n, min(length(p)) AS distance',
      ...(facts
        ? withEdges
          ? [
              ...TOO_MANY,
              `OPTIONAL ${edges}`,
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
        : [
            where([...departs.all, ...nearer]),
            edges,
            where([...arrives.all, ...edge.all]),
            'RETURN n, x, m',
          ]),
    ],
    {
      starts: starts.map(({ id }) => id),
      ...edge.params,
      ...leaves.params,
      ...comesTo.params,
      ...(stopJobs.length === 0 ? {} : { stopJobs }),
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

/** Cypher takes no parameter for the length of a path. */
function depthLiteral(depth: number): string {
  if (!Number.isSafeInteger(depth) || depth < 1) throw new Error(`no depth: ${depth}`)
  return String(depth)
}
