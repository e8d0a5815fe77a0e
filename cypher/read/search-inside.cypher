// Datasets (or jobs) whose names have this anywhere, in lower case.
MATCH (n:{{Label}})
WHERE n.nameLower CONTAINS $word
WITH n LIMIT $most
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN coalesce(c.id, n.id) AS id, n.namespace AS namespace, n.name AS name, n.description AS description
