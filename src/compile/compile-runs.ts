import type { Id } from '../domain/ids.ts'
import { IS_OF_LIVE_JOB } from './compile-links.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/** Condition that the job that a Run `r` names as its own is not deleted. */
const IS_LIVE = 'NOT EXISTS { MATCH (own:Job {id: r.jobId}) WHERE own.deletedAt IS NOT NULL }'

/**
 * The newest Runs of `jobs` (undefined: of all jobs), but for those that deleted jobs name as theirs. Each job's Runs come from an index, newest first. Runs without a start
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
      '  WHERE r.jobId = j.id AND r.startedAt IS NOT NULL AND j.deletedAt IS NULL',
      '  RETURN r ORDER BY r.jobId DESC, r.startedAt DESC, r.id DESC LIMIT $limit',
      '  UNION ALL',
      '  MATCH (r)-[p:PART_OF]->()',
      '  USING INDEX SEEK p:PART_OF(sharedJobId, sharedStartedAt)',
      `  WHERE p.sharedJobId = j.id AND p.sharedStartedAt IS NOT NULL AND ${IS_LIVE}`,
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
      `WHERE r.startedAt IS NULL AND ${IS_LIVE}`,
      'RETURN DISTINCT r.id AS id ORDER BY id DESC LIMIT $limit',
    ],
    { ...(jobs === undefined ? {} : { ids: [...new Set(jobs)] }), limit },
  )
}

/**
 * The last writes of datasets. `members` are ids of identity group members. Each dataset's writes come from an index,
 * newest first. Writes of deleted jobs are ignored, and Runs that deleted jobs name as theirs.
 */
export function compileLastWriters(members: readonly Id[], limit: number): CypherStatement {
  return cypher(
    'the last writes of datasets',
    [
      'UNWIND $ids AS id',
      'CALL (id) {',
      '  MATCH (o:Operation)-[w:WROTE]->()',
      '  USING INDEX SEEK w:WROTE(datasetId, startedAt)',
      '  WHERE w.datasetId = id AND w.startedAt IS NOT NULL',
      `    AND ${IS_OF_LIVE_JOB} AND NOT EXISTS { MATCH (r:Run {id: o.runId}) WHERE NOT ${IS_LIVE} }`,
      '  RETURN o, w ORDER BY w.datasetId DESC, w.startedAt DESC LIMIT $limit',
      '}',
      'RETURN o.runId AS id, id AS dataset, w.startedAt AS at ORDER BY at DESC',
    ],
    { ids: [...new Set(members)], limit },
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
