// All names: the nearest are picked by edit distance, which Cypher does not know.
MATCH (n:{{Label}})
WHERE n.deletedAt IS NULL AND ($namespace IS NULL OR n.namespace = $namespace)
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN n.id AS id, n.namespace AS namespace, n.name AS name, n.deletedAt AS deletedAt,
  c.id AS canonicalId, c.namespace AS canonicalNamespace, c.name AS canonicalName
