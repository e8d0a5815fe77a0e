// Whatever has words like these in its name or description, best first.
CALL db.index.fulltext.queryNodes('searched_text', $query, {limit: $most}) YIELD node AS n
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
OPTIONAL MATCH (n)-[:PART_OF]->(d:Dataset) WHERE n:Column
OPTIONAL MATCH (d)-[:ALIAS_OF]->(e)
RETURN head(labels(n)) AS label, coalesce(c.id, n.id) AS id, n.namespace AS namespace, n.name AS name,
  n.description AS description, coalesce(e.id, d.id) AS datasetId, d.namespace AS datasetNamespace, d.name AS datasetName
