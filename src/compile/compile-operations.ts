import type { Id } from '../domain/ids.ts'
import type { PartsRequest, ExecutionsRequest } from '../query/read-requests.ts'
import { IS_OF_LIVE_JOB, OPERATION } from './compile-links.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/**
 * Details of operations: their own columns, the datasets that they read and wrote, the mappings that they stated, and pairs
 * of (written, read) datasets where the written one was renamed from the read one.
 * @example
 * operations ['o1']
 *
 * UNWIND $ids AS wanted
 * MATCH (o:Operation {id: wanted}) WHERE o.type <> 'declared' AND NOT EXISTS { … its job is deleted … }
 * RETURN o.id AS id, …,
 *   COLLECT { MATCH (o)-[e:READ]->(m:Dataset) … } AS reads,
 *   COLLECT { MATCH (o)-[e:WROTE]->(m:Dataset) … } AS writes,
 *   COLLECT { MATCH (o)-[:STATED]->(x:Mapping) RETURN x.id } AS mappings, …
 */
export function compileOperations({ operations, at }: ExecutionsRequest): CypherStatement {
  const canonical = 'OPTIONAL MATCH (m)-[:ALIAS_OF]->(c:Dataset)'
  return cypher(
    'what operations read, wrote and stated',
    [
      'UNWIND $ids AS wanted',
      `MATCH (o:Operation {id: wanted}) WHERE o.type <> 'declared' AND ${IS_OF_LIVE_JOB}`,
      `RETURN ${OPERATION},`,
      '  COLLECT {',
      `    MATCH (o)-[e:READ]->(m:Dataset) ${canonical}`,
      '    RETURN {id: m.id, canonical: coalesce(c.id, m.id), deleted: m.deletedAt IS NOT NULL, implied: e.implied = true}',
      '  } AS reads,',
      '  COLLECT {',
      `    MATCH (o)-[e:WROTE]->(m:Dataset) ${canonical}`,
      '    RETURN {id: m.id, canonical: coalesce(c.id, m.id), deleted: m.deletedAt IS NOT NULL, implied: e.implied = true,',
      '      types: coalesce(e.types, []), replaces: e.replaces = true, noTarget: e.noTarget = true}',
      '  } AS writes,',
      '  COLLECT { MATCH (o)-[:STATED]->(x:Mapping) RETURN x.id } AS mappings,',
      '  COLLECT {',
      '    MATCH (o)-[:WROTE]->(now:Dataset)-[:RENAMED_FROM]->(before:Dataset)<-[:READ]-(o)',
      '    RETURN [now.id, before.id]',
      '  } AS renamed',
    ],
    { ids: [...new Set(operations)], at },
  )
}

/** Bodies of Mapping nodes, which hold stated column lineage. */
export const compileMappings = (ids: readonly Id[]): CypherStatement =>
  cypher(
    'stated mappings',
    ['UNWIND $ids AS id', 'MATCH (x:Mapping {id: id})', 'RETURN x.id AS id, x.body AS body'],
    { ids },
  )

/** Operations of Runs, or of jobs. */
export function compileParts({ of, ids, limit }: PartsRequest): CypherStatement {
  return cypher(
    `operations of ${of}s`,
    [
      'UNWIND $ids AS id',
      of === 'run'
        ? 'MATCH (:Run {id: id})<-[:PART_OF]-(o:Operation)'
        : 'MATCH (j:Job {id: id})<-[:PART_OF]-(:Run)<-[:PART_OF]-(o:Operation)',
      of === 'job' && 'WHERE o.jobId = j.id',
      'RETURN DISTINCT o.id AS id',
      'LIMIT $limit',
    ],
    { ids: [...new Set(ids)], limit: limit + 1 },
  )
}
