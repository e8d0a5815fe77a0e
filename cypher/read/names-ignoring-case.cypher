// Datasets (or jobs) with this name, ignoring case. `nameLower` is the name in lower case.
MATCH (n:{{Label}})
WHERE n.nameLower = $lower AND ($namespace IS NULL OR n.namespace = $namespace)
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN n.id AS id, n.namespace AS namespace, n.name AS name, n.deletedAt AS deletedAt,
  c.id AS canonicalId, c.namespace AS canonicalNamespace, c.name AS canonicalName
