import type { Id } from '../domain/ids.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/**
 * The newest Runs of `jobs` (undefined: of all jobs). Each job's Runs come from an index, newest first. Runs without a start
 * time are left out; `compileStartlessRuns` reads those.
 * @example
 * jobs ['j1']
 *
 * UNWIND $ids AS id
 * MATCH (j:Job {id: id})
 * CALL (j) {
 *   MATCH (r:Run) WHERE r.jobId = j.id … RETURN r ORDER BY … DESC LIMIT $limit
 *   UNION ALL
 *   MATCH (r)-[p:PART_OF]->() … WHERE p.sharedJobId = j.id … LIMIT $limit
 * }
 * RETURN DISTINCT r.id AS id, r.startedAt AS at ORDER BY at DESC, id DESC LIMIT $limit
 */
export function compileRunsOfJobs(jobs: readonly Id[] | undefined, limit: number): CypherStatement {
  return cypher(
    'the newest runs of jobs',
    [
      jobs !== undefined && 'UNWIND $ids AS id',
      jobs === undefined ? 'MATCH (j:Job)' : 'MATCH (j:Job {id: id})',
      'CALL (j) {',
      '  MATCH (r:Run)',
      '  WHERE r.jobId = j.id AND r.startedAt IS NOT NULL',
      '  RETURN r ORDER BY r.jobId DESC, r.startedAt DESC, r.id DESC LIMIT $limit',
      '  UNION ALL',
      '  MATCH (r)-[p:PART_OF]->()',
      '  USING INDEX SEEK p:PART_OF(sharedJobId, sharedStartedAt)',
      '  WHERE p.sharedJobId = j.id AND p.sharedStartedAt IS NOT NULL',
      '  RETURN r ORDER BY p.sharedJobId DESC, p.sharedStartedAt DESC, r.id DESC LIMIT $limit',
      '}',
      'RETURN DISTINCT r.id AS id, r.startedAt AS at ORDER BY at DESC, id DESC LIMIT $limit',
    ],
    { ...(jobs === undefined ? {} : { ids: [...new Set(jobs)] }), limit },
  )
}

/** Runs of `jobs` (undefined: of all jobs) without a start time. Only their name is known. */
export function compileStartlessRuns(jobs: readonly Id[] | undefined, limit: number): CypherStatement {
  return cypher(
    'runs of jobs that have no start',
    [
      jobs !== undefined && 'UNWIND $ids AS id',
      `MATCH (r:Run)-[:PART_OF]->(j:Job${jobs === undefined ? '' : ' {id: id}'})`,
      'WHERE r.startedAt IS NULL',
      'RETURN DISTINCT r.id AS id ORDER BY id DESC LIMIT $limit',
    ],
    { ...(jobs === undefined ? {} : { ids: [...new Set(jobs)] }), limit },
  )
}

/**
 * The last writes of datasets. `members` are ids of identity group members. Each dataset's writes come from an index,
 * newest first. Writes of hidden jobs are ignored.
 */
export function compileLastWriters(
  members: readonly Id[],
  limit: number,
  hiddenJobs: readonly Id[] = [],
): CypherStatement {
  return cypher(
    'the last writes of datasets',
    [
      'UNWIND $ids AS id',
      'CALL (id) {',
      '  MATCH (o:Operation)-[w:WROTE]->()',
      '  USING INDEX SEEK w:WROTE(datasetId, startedAt)',
      '  WHERE w.datasetId = id AND w.startedAt IS NOT NULL',
      hiddenJobs.length > 0 && '    AND NOT coalesce(o.jobId, "") IN $hiddenJobs',
      '  RETURN o, w ORDER BY w.datasetId DESC, w.startedAt DESC LIMIT $limit',
      '}',
      'RETURN o.runId AS id, id AS dataset, w.startedAt AS at ORDER BY at DESC',
    ],
    { ids: [...new Set(members)], limit, ...(hiddenJobs.length > 0 && { hiddenJobs }) },
  )
}

/** Members of identity groups, looked up by the canonical member. */
export const compileMembers = (canonical: readonly Id[]): CypherStatement =>
  cypher(
    'the members of identity groups',
    [
      'UNWIND $ids AS id',
      'MATCH (d:Dataset {id: id})',
      'RETURN d.id AS id, [d.id] + COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN m.id } AS members',
    ],
    { ids: [...new Set(canonical)] },
  )
