// Datasets (or jobs) of exactly this name, in any namespace or the one given.
MATCH (n:{{Label}})
WHERE n.name = $text AND ($namespace IS NULL OR n.namespace = $namespace)
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN n.id AS id, n.namespace AS namespace, n.name AS name, n.deletedAt AS deletedAt,
  c.id AS canonicalId, c.namespace AS canonicalNamespace, c.name AS canonicalName
