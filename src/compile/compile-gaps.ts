import { DAY, dayOf } from '../domain/time.ts'
import { upperBound } from '../query/edge-filter.ts'
import type { Window } from '../query/plan.ts'
import type { GapsRequest } from '../query/read-requests.ts'
import { IS_OF_LIVE_JOB } from './compile-links.ts'
import { cypher, where, type CypherParams, type CypherStatement } from './cypher-statement.ts'
import { edgeConditions } from './edge-conditions.ts'

/** Condition on an operation `o` that makes lineage and for which ingestion left out some inferred (input, output) pairs. */
export const OMITTING = 'o.omittedPairs > 0 AND o.counts = true'

/**
 * Datasets with an edge to a neighbour that has no column lineage, so that a walk by columns cannot cross it.
 * @example
 * { direction: 'downstream', datasets: ['a'] }
 *
 * UNWIND $datasets AS id
 * MATCH (d:Dataset {id: id})<-[x:DERIVED_FROM]-(far:Dataset)
 * WHERE far <> d
 * WITH d, collect(DISTINCT far) AS fars
 * WITH d, fars, COLLECT { … the neighbours that column edges of d reach … } AS explained
 * WHERE any(far IN fars WHERE NOT far IN explained)
 * RETURN d.id AS id
 */
export function compileOpaque({ direction, datasets, filter }: GapsRequest): CypherStatement {
  const [left, right] = direction === 'upstream' ? ['-', '->'] : ['<-', '-']
  const byDataset = edgeConditions('x', filter, 'dataset')
  const byColumn = edgeConditions('y', { ...filter, via: {} }, 'column')
  return cypher(
    'datasets with edges that columns do not explain',
    [
      'UNWIND $datasets AS id',
      `MATCH (d:Dataset {id: id})${left}[x:DERIVED_FROM]${right}(far:Dataset)`,
      where(['far <> d', ...byDataset.all]),
      'WITH d, collect(DISTINCT far) AS fars',
      'WITH d, fars, COLLECT {',
      `  MATCH (d)<-[:PART_OF]-(:Column)${left}[y:DERIVED_FROM]${right}(:Column)-[:PART_OF]->(reached:Dataset)`,
      where(byColumn.all, '  '),
      '  RETURN DISTINCT reached',
      '} AS explained',
      'WHERE any(far IN fars WHERE NOT far IN explained)',
      'RETURN d.id AS id',
    ],
    { datasets, ...byColumn.params, ...byDataset.params },
  )
}

/**
 * Datasets that were read (downstream) or written (upstream) in the window by an operation for which ingestion left out
 * pairs.
 * @example
 * { direction: 'upstream', datasets: ['a'] }
 *
 * MATCH (o:Operation)
 * WHERE o.omittedPairs > 0 AND o.counts = true AND NOT EXISTS { … its job is deleted … }
 * MATCH (o)-[i:WROTE]->(m:Dataset)
 * OPTIONAL MATCH (m)-[:ALIAS_OF]->(c:Dataset)
 * WITH DISTINCT coalesce(c, m) AS d
 * WHERE d.id IN $datasets
 * RETURN d.id AS id
 */
export function compileOmitted({ direction, datasets, filter }: GapsRequest): CypherStatement {
  const { conditions, params } = intervalConditions(filter.window)
  return cypher(
    'datasets of operations with too many pairs',
    [
      'MATCH (o:Operation)',
      `WHERE ${OMITTING} AND ${IS_OF_LIVE_JOB}`,
      `MATCH (o)-[i:${direction === 'downstream' ? 'READ' : 'WROTE'}]->(m:Dataset)`,
      where(conditions),
      'OPTIONAL MATCH (m)-[:ALIAS_OF]->(c:Dataset)',
      'WITH DISTINCT coalesce(c, m) AS d',
      ...(datasets === 'all' ? [] : ['WHERE d.id IN $datasets']),
      'RETURN d.id AS id',
    ],
    { ...(datasets === 'all' ? {} : { datasets }), ...params },
  )
}

/** Conditions that the interval of an interaction `i` overlaps a window. A closed window is widened to whole days. */
function intervalConditions(window: Window): { conditions: readonly string[]; params: CypherParams } {
  const { since, asOf, wholeDays } = window
  const until = upperBound(window)
  const closed = wholeDays && since !== undefined && until !== undefined
  const from = closed ? dayOf(since) * DAY : since
  const to = closed ? (dayOf(until) + 1) * DAY - 1 : until
  const last = asOf === undefined ? to : Math.min(asOf, to ?? asOf)
  return {
    conditions: [
      ...(from === undefined ? [] : ['coalesce(i.endedAt, i.startedAt) >= $since']),
      ...(last === undefined ? [] : ['i.startedAt <= $until']),
    ],
    params: {
      ...(from === undefined ? {} : { since: from }),
      ...(last === undefined ? {} : { until: last }),
    },
  }
}
