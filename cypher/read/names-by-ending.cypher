// Datasets (or jobs) whose names end with the text after a dot or slash.
UNWIND ['.' + $text, '/' + $text] AS ending
MATCH (n:{{Label}})
WHERE n.name ENDS WITH ending AND ($namespace IS NULL OR n.namespace = $namespace)
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN n.id AS id, n.namespace AS namespace, n.name AS name, n.deletedAt AS deletedAt,
  c.id AS canonicalId, c.namespace AS canonicalNamespace, c.name AS canonicalName
