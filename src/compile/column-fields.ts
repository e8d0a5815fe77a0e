/**
 * Maps each field of a column to a Cypher expression. The statement binds the column as `c`, its dataset as `d` (null for
 * a column without a dataset) and the dataset's `*` column as `whole`.
 * - `upstreams` also counts the sources of `*`, because `*` represents every column of its dataset.
 * - `owner` returns the owners of the dataset.
 * - `tag` and `tags` also return the tags of columns with the same name under the dataset's aliases.
 */
export const columnFields = {
  type: 'c.type',
  tag: ofSameColumns('t.name'),
  tags: ofSameColumns('[t.name, t.value]'),
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

function ofSameColumns(value: string): string {
  return `COLLECT {
    UNWIND [c] + COLLECT {
      MATCH (d)<-[:ALIAS_OF]-(:Dataset)<-[:PART_OF]-(same:Column) WHERE same.name = c.name RETURN same
    } AS one
    MATCH (one)-[:TAGGED]->(t:Tag)
    RETURN DISTINCT ${value}
  }`
}
