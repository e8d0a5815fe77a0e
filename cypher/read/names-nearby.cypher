// All names. The caller selects the nearest by edit distance, which Cypher cannot compute.
MATCH (n:{{Label}})
WHERE n.deletedAt IS NULL AND ($namespace IS NULL OR n.namespace = $namespace)
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN n.id AS id, n.namespace AS namespace, n.name AS name, n.deletedAt AS deletedAt,
  c.id AS canonicalId, c.namespace AS canonicalNamespace, c.name AS canonicalName
