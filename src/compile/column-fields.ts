/**
 * The fields of a column `c` of the dataset `d` (null where it has none). Its sources are also those of its dataset's
 * `*`, which stands for every column; its owners are its dataset's.
 */
export const columnFields = {
  type: 'c.type',
  tag: 'COLLECT { MATCH (c)-[:TAGGED]->(t:Tag) RETURN DISTINCT t.name }',
  tags: 'COLLECT { MATCH (c)-[:TAGGED]->(t:Tag) RETURN DISTINCT [t.name, t.value] }',
  owner: `COLLECT {
    OPTIONAL MATCH (d)-[:ALIAS_OF]->(canonical:Dataset)
    WITH coalesce(canonical, d) AS canonical
    UNWIND [canonical] + COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(canonical) RETURN m } AS member
    MATCH (member)-[:OWNED_BY]->(u:User)
    RETURN DISTINCT u.name
  }`,
  description: 'c.description',
  firstSeen: 'c.firstSeen',
  upstreams: `COUNT {
    UNWIND CASE WHEN whole IS NULL OR whole = c THEN [c] ELSE [c, whole] END AS one
    MATCH (one)-[:DERIVED_FROM]->(x:Column)
    RETURN DISTINCT x
  }`,
  downstreams: 'COUNT { MATCH (c)<-[:DERIVED_FROM]-(x:Column) RETURN DISTINCT x }',
}
