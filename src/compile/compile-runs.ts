import type { Id } from '../domain/ids.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/** The newest Runs of jobs (absent: of all), each job's by its index; those without a start are left out. */
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

/** The Runs of jobs (absent: of all) that have no start: nothing but their name is known. */
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

/** Who last wrote datasets, members of identity groups, each dataset's writes by its index; hidden jobs wrote nothing. */
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

/** The members of identity groups, by their canonical members. */
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
