/** The fields of a job `j`. Its neighbours are the datasets that it reads and writes; status is the newest run's. */
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

/** The same where some things are hidden: `$hiddenDatasets`. */
export const jobNeighbours = {
  upstreams: 'COUNT { MATCH (j)-[:READS]->(x:Dataset) WHERE NOT x.id IN $hiddenDatasets RETURN DISTINCT x }',
  downstreams:
    'COUNT { MATCH (j)-[:WRITES]->(x:Dataset) WHERE NOT x.id IN $hiddenDatasets RETURN DISTINCT x }',
}

/**
 * The newest runs `r` of a job, two at most: of the runs that name it as theirs and of those it shares with the job that they name,
 * the first of each by its index. While few runs are shared the planner would rather read all of those: hence the hint.
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
