const isShown = `(r.jobId IS NULL OR NOT r.jobId IN $hiddenJobs)
    AND NOT EXISTS { MATCH (x)-[:PART_OF]->(of:Dataset) WHERE of.id IN $hiddenDatasets }`

/**
 * The fields of a column `c` of the dataset `d` (null where it has none). Its sources are also those of its dataset's
 * `*`, which stands for every column; its owners are its dataset's, its tags those of the columns of its name that the
 * other names of its dataset have.
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

/** The same where some things are hidden: columns of `$hiddenDatasets`, and what `$hiddenJobs` made. */
export const columnNeighbours = {
  upstreams: `COUNT {
    UNWIND CASE WHEN whole IS NULL OR whole = c THEN [c] ELSE [c, whole] END AS one
    MATCH (one)-[r:DERIVED_FROM]->(x:Column) WHERE ${isShown}
    RETURN DISTINCT x
  }`,
  downstreams: `COUNT { MATCH (c)<-[r:DERIVED_FROM]-(x:Column) WHERE ${isShown} RETURN DISTINCT x }`,
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
