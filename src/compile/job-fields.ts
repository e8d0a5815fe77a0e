/**
 * Maps each field of a job to a Cypher expression; the statement binds the job as `j`. Its neighbours are the datasets that
 * it reads and writes. `status` and `lastRun` come from its newest run.
 */
export const jobFields = {
  type: 'j.type',
  location: `head(COLLECT {
    MATCH (j)-[:LOCATED_IN]->(l:Location)
    RETURN l.type + CASE WHEN l.name <> '' THEN '://' + l.name ELSE '' END LIMIT 1
  })`,
  tag: 'COLLECT { MATCH (j)-[:TAGGED]->(t:Tag) RETURN DISTINCT t.name }',
  tags: 'COLLECT { MATCH (j)-[:TAGGED]->(t:Tag) RETURN DISTINCT [t.name, t.value] }',
  owner: 'COLLECT { MATCH (j)-[:OWNED_BY]->(u:User) RETURN DISTINCT u.name }',
  description: 'j.description',
  lastRun: newestRun('startedAt'),
  status: newestRun('status'),
  producer: 'j.producer',
  firstSeen: 'j.firstSeen',
  upstreams: 'COUNT { MATCH (j)-[:READS]->(x:Dataset) RETURN DISTINCT x }',
  downstreams: 'COUNT { MATCH (j)-[:WRITES]->(x:Dataset) RETURN DISTINCT x }',
}

/**
 * Binds the newest runs of a job as `r`, at most two: the newest run whose `jobId` is this job, and the newest run that the
 * job shares with another job (`sharedJobId`). Each comes first from its own index. The index hint is necessary: with few
 * shared runs the planner would read all of them.
 */
export function newestRunOf(job: string): string {
  return `CALL (${job}) {
      MATCH (r:Run)
      WHERE r.jobId = ${job}.id AND r.startedAt IS NOT NULL
      RETURN r ORDER BY r.jobId DESC, r.startedAt DESC, r.id DESC LIMIT 1
      UNION ALL
      MATCH (r)-[p:PART_OF]->()
      USING INDEX SEEK p:PART_OF(sharedJobId, sharedStartedAt)
      WHERE p.sharedJobId = ${job}.id AND p.sharedStartedAt IS NOT NULL
      RETURN r ORDER BY p.sharedJobId DESC, p.sharedStartedAt DESC, r.id DESC LIMIT 1
    }`
}

function newestRun(prop: string): string {
  return `head(COLLECT {
    ${newestRunOf('j')}
    RETURN r.${prop} ORDER BY r.startedAt DESC, r.id DESC LIMIT 1
  })`
}
