import type { ExpandRequest } from '../query/read-requests.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'
import { edgeConditions } from './edge-conditions.ts'
import { timesOf } from './roll-up-times.ts'

/**
 * One level of a walk: the DERIVED_FROM relationships of the frontier, grouped by (source, target, job, transformation).
 * A group counts if at least one of its relationships meets the filter. DERIVED_FROM points from target to source.
 * @example
 * { level: 'dataset', direction: 'upstream', frontier: ['a'], filter: since 5 }
 *
 * UNWIND $frontier AS id
 * MATCH (target:Dataset {id: id})-[e:DERIVED_FROM]->(source:Dataset)
 * WITH target, source, e.jobId AS jobId, collect(e) AS rows
 * WHERE any(x IN rows WHERE x.lastAt >= $since)
 * RETURN source.id AS source, target.id AS target, jobId, [x IN rows | [x.firstAt, …]] AS times
 * LIMIT $limit
 */
export function compileExpand(request: ExpandRequest): CypherStatement {
  const { level, direction, frontier, filter, limit } = request
  const label = level === 'dataset' ? 'Dataset' : 'Column'
  const [near, far] =
    direction === 'upstream' ? (['target', 'source'] as const) : (['source', 'target'] as const)
  const arrow = direction === 'upstream' ? ['-', '->'] : ['<-', '-']
  const conditions = edgeConditions('x', filter, level)
  const keys = [near, far, 'e.jobId AS jobId', ...(level === 'column' ? TRANSFORMATION : [])]
  const columns = ['source.id AS source', 'target.id AS target', 'jobId']
  return cypher(
    `one level ${direction} by ${level}`,
    [
      'UNWIND $frontier AS id',
      `MATCH (${near}:${label} {id: id})${arrow[0]!}[e:DERIVED_FROM]${arrow[1]!}(${far}:${label})`,
      `WITH ${keys.join(', ')}, collect(e) AS rows`,
      conditions.all.length > 0 && `WHERE any(x IN rows WHERE ${conditions.all.join(' AND ')})`,
      `RETURN ${[...columns, ...(level === 'column' ? ['type', 'subtype', 'masking'] : [])].join(', ')},`,
      `  [x IN rows | [${timesOf('x')}]] AS times`,
      'LIMIT $limit',
    ],
    { frontier: [...new Set(frontier)], ...conditions.params, limit: limit + 1 },
  )
}

const TRANSFORMATION = [
  "CASE e.transformation WHEN 'INDIRECT' THEN 'INDIRECT' ELSE 'DIRECT' END AS type",
  'e.subtype AS subtype',
  'coalesce(e.masking, false) AS masking',
]
