// Last writers: the newest three operations that wrote a dataset, with their runs, jobs and users
// First `:param dataset => 'shop.marts.fct_orders'`
MATCH (named:Dataset {name: $dataset})
OPTIONAL MATCH (named)-[:ALIAS_OF]->(canonical:Dataset)
WITH DISTINCT coalesce(canonical, named) AS d
UNWIND [d.id] + COLLECT { MATCH (member:Dataset)-[:ALIAS_OF]->(d) RETURN member.id } AS id
CALL (id) {
  MATCH (o:Operation)-[wrote:WROTE]->(written:Dataset)
  USING INDEX SEEK wrote:WROTE(datasetId, startedAt)
  WHERE wrote.datasetId = id AND wrote.startedAt IS NOT NULL
  RETURN o, wrote, written
  ORDER BY wrote.datasetId DESC, wrote.startedAt DESC
  LIMIT 3
}
OPTIONAL MATCH (o)-[part:PART_OF]->(r:Run)
OPTIONAL MATCH (r)-[of:PART_OF]->(j:Job)
OPTIONAL MATCH (r)-[by:STARTED_BY]->(u:User)
RETURN written, wrote, o, part, r, of, j, by, u
