// Datasets (or jobs) by namespace and name, with the canonical members of their identity groups.
UNWIND $splits AS split
MATCH (n:{{Label}})
WHERE n.name = split[1] AND n.namespace = split[0]
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN n.id AS id, n.namespace AS namespace, n.name AS name, n.deletedAt AS deletedAt,
  c.id AS canonicalId, c.namespace AS canonicalNamespace, c.name AS canonicalName
