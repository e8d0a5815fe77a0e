// Run tree: the newest three runs of a job, the runs above them, and the datasets that their operations read and wrote
// First `:param job => 'publish_marts'`
MATCH (j:Job {name: $job})
CALL (j) {
  MATCH (r:Run)
  WHERE r.jobId = j.id AND r.startedAt IS NOT NULL
  RETURN r
  ORDER BY r.jobId DESC, r.startedAt DESC
  LIMIT 3
}
MATCH (r)-[of:PART_OF]->(j)
OPTIONAL MATCH above = (r)-[:PART_OF*1..5]->(:Run)
OPTIONAL MATCH (r)<-[part:PART_OF]-(o:Operation)
OPTIONAL MATCH (o)-[x:READ|WROTE]->(d:Dataset)
RETURN j, of, r, above, part, o, x, d
