import type { InteractionsRequest } from '../../query/browse-requests.ts'
import { cypher, where, type CypherStatement } from '../cypher-statement.ts'

const LATEST = Number.MAX_SAFE_INTEGER

/**
 * The latest READ or WROTE relationships of datasets, newest first from an index.
 * @example
 * UNWIND $ids AS id
 * CALL (id) {
 *   MATCH (o:Operation)-[w:READ]->(d:Dataset)
 *   USING INDEX SEEK w:READ(datasetId, startedAt)
 *   WHERE w.datasetId = id AND w.startedAt <= $at
 *   RETURN o, w, d ORDER BY w.datasetId DESC, w.startedAt DESC, w.id DESC LIMIT $limit
 * }
 * RETURN o.id AS from, d.id AS to, properties(w) AS props
 */
export function compileInteractions(
  type: 'READ' | 'WROTE',
  { datasets, job, since, until, after, limit }: InteractionsRequest,
): CypherStatement {
  const properties = job === undefined ? 'datasetId, startedAt' : 'datasetId, jobId, startedAt'
  return cypher(
    `latest operations that ${type === 'READ' ? 'read' : 'wrote'} datasets`,
    [
      'UNWIND $ids AS id',
      'CALL (id) {',
      `  MATCH (o:Operation)-[w:${type}]->(d:Dataset)`,
      `  USING INDEX SEEK w:${type}(${properties})`,
      where(
        [
          'w.datasetId = id',
          ...(job === undefined ? [] : ['w.jobId = $job']),
          'w.startedAt <= $at',
          ...(since === undefined ? [] : ['w.startedAt >= $since']),
          ...(after === undefined ? [] : ['NOT (w.startedAt = $at AND w.id >= $id)']),
        ],
        '  ',
      ),
      `  RETURN o, w, d ORDER BY ${properties
        .split(', ')
        .map((property) => `w.${property} DESC`)
        .join(', ')}, w.id DESC LIMIT $limit`,
      '}',
      'RETURN o.id AS from, d.id AS to, properties(w) AS props',
    ],
    {
      ids: [...new Set(datasets)],
      at: after?.[0] ?? until ?? LATEST,
      ...(after && { id: after[1] }),
      ...(since === undefined ? {} : { since }),
      ...(job === undefined ? {} : { job }),
      limit: limit + 1,
    },
  )
}
