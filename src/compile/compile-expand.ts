import type { ExpandRequest } from '../query/read-requests.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'
import { edgeConditions } from './edge-conditions.ts'
import { timesOf } from './roll-up-spans.ts'

/**
 * One level of a walk: the roll-ups at the frontier, gathered by (source, target, job, transformation); a group counts if
 * one of its rows meets the filter. DERIVED_FROM leads from target to source.
 */
export function compileExpand(request: ExpandRequest): CypherStatement {
  const { level, direction, frontier, filter, limit } = request
  const label = level === 'dataset' ? 'Dataset' : 'Column'
  const ways = direction === 'upstream' ? ['target', 'source'] : ['source', 'target']
  const [near, far] = ways as [string, string]
  const arrow = direction === 'upstream' ? ['-', '->'] : ['<-', '-']
  const conditions = edgeConditions('x', filter, level)
  const keys = [near, far, 'e.jobId AS jobId', ...(level === 'column' ? TRANSFORMATION : [])]
  const shown = ['source.id AS source', 'target.id AS target', 'jobId']
  return cypher(
    `one level ${direction}, by ${level}, asked again with what it reaches`,
    [
      'UNWIND $frontier AS id',
      `MATCH (${near}:${label} {id: id})${arrow[0]!}[e:DERIVED_FROM]${arrow[1]!}(${far}:${label})`,
      `WITH ${keys.join(', ')}, collect(e) AS rows`,
      conditions.all.length > 0 && `WHERE any(x IN rows WHERE ${conditions.all.join(' AND ')})`,
      `RETURN ${[...shown, ...(level === 'column' ? ['type', 'subtype', 'masking'] : [])].join(', ')},`,
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
