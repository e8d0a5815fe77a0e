import type { TouchRequest } from '../query/read-requests.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'
import { touchConditions } from './edge-conditions.ts'

/**
 * The jobs that read or wrote datasets, or the datasets that jobs read or wrote: READS and WRITES relationships, grouped by
 * (job, dataset).
 * @example
 * { type: 'reads', by: { jobs: ['j1'] } }
 *
 * UNWIND $ids AS id
 * MATCH (job:Job {id: id})-[e:READS]->(dataset:Dataset)
 * WITH job, dataset, collect(e) AS rows
 * RETURN job.id AS jobId, dataset.id AS datasetId, [x IN rows | [x.firstAt, x.lastAt, x.days]] AS spans
 * LIMIT $limit
 */
export function compileTouch({ type, by, filter, limit }: TouchRequest): CypherStatement {
  const conditions = touchConditions('x', 'job.id', filter)
  const edge = type === 'reads' ? 'READS' : 'WRITES'
  const [pattern, ids, title] =
    'jobs' in by
      ? [`(job:Job {id: id})-[e:${edge}]->(dataset:Dataset)`, by.jobs, `what jobs ${type.slice(0, -1)}`]
      : [
          `(dataset:Dataset {id: id})<-[e:${edge}]-(job:Job)`,
          by.datasets,
          `which jobs ${type.slice(0, -1)} datasets`,
        ]
  return cypher(
    title,
    [
      'UNWIND $ids AS id',
      `MATCH ${pattern}`,
      'WITH job, dataset, collect(e) AS rows',
      conditions.all.length > 0 && `WHERE any(x IN rows WHERE ${conditions.all.join(' AND ')})`,
      'RETURN job.id AS jobId, dataset.id AS datasetId, [x IN rows | [x.firstAt, x.lastAt, x.days]] AS spans',
      'LIMIT $limit',
    ],
    { ids: [...new Set(ids)], ...conditions.params, limit: limit + 1 },
  )
}
