// Datasets (or jobs) with this name, in any namespace or a given one.
MATCH (n:{{Label}})
WHERE n.name = $text AND ($namespace IS NULL OR n.namespace = $namespace)
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN n.id AS id, n.namespace AS namespace, n.name AS name, n.deletedAt AS deletedAt,
  c.id AS canonicalId, c.namespace AS canonicalNamespace, c.name AS canonicalName
