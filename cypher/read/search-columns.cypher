// Columns by a query of the full-text index, best first, with their datasets and the searched words that their descriptions
// contain.
CALL () { MATCH (d:Dataset) WHERE d.deletedAt IS NOT NULL RETURN count(d) AS deleted }
UNWIND $queries AS query
CALL (query, deleted) {
  CALL db.index.fulltext.queryNodes('searched_columns', query, {limit: $most + deleted}) YIELD node AS n
  MATCH (n)-[:PART_OF]->(d:Dataset)
  WHERE d.deletedAt IS NULL AND n.name <> '*'
  RETURN n, d
  LIMIT $most
}
WITH DISTINCT n, d
OPTIONAL MATCH (d)-[:ALIAS_OF]->(c)
RETURN n.id AS own, n.id AS id, n.name AS name, coalesce(c.id, d.id) AS datasetId, d.namespace AS datasetNamespace,
  d.name AS datasetName, [word IN $words WHERE toLower(n.description) CONTAINS word] AS described
