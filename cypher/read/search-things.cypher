// Datasets and jobs by a query of the full-text index, best first, with the searched words that their descriptions contain.
CALL () { MATCH (d:Dataset) WHERE d.deletedAt IS NOT NULL RETURN count(d) AS datasets }
CALL () { MATCH (j:Job) WHERE j.deletedAt IS NOT NULL RETURN count(j) AS jobs }
UNWIND $queries AS query
CALL (query, datasets, jobs) {
  CALL db.index.fulltext.queryNodes('searched_things', query, {limit: $most + datasets + jobs}) YIELD node AS n
  WHERE n.deletedAt IS NULL
  RETURN n
  LIMIT $most
}
WITH DISTINCT n
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN head(labels(n)) AS label, n.id AS own, coalesce(c.id, n.id) AS id, n.namespace AS namespace, n.name AS name,
  [word IN $words WHERE toLower(n.description) CONTAINS word] AS described
