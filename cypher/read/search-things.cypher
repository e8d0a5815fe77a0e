// Datasets and jobs by what the full-text index has of them, best first; and which of the words their descriptions have.
UNWIND $queries AS query
CALL (query) {
  CALL db.index.fulltext.queryNodes('searched_things', query, {limit: $most + size($hidden)}) YIELD node AS n
  WHERE NOT n.id IN $hidden
  RETURN n
  LIMIT $most
}
WITH DISTINCT n
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN head(labels(n)) AS label, n.id AS own, coalesce(c.id, n.id) AS id, n.namespace AS namespace, n.name AS name,
  [word IN $words WHERE toLower(n.description) CONTAINS word] AS told
