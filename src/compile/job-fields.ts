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

function newestRun(prop: string): string {
  return `head(COLLECT {
    MATCH (r:Run)
    WHERE r.jobId = j.id AND r.startedAt IS NOT NULL
    WITH r ORDER BY r.jobId DESC, r.startedAt DESC, r.id DESC LIMIT 1
    RETURN r.${prop}
  })`
}
