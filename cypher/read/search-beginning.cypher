// Datasets (or jobs) whose names begin so, in lower case.
MATCH (n:{{Label}})
WHERE n.nameLower STARTS WITH $word
WITH n LIMIT $most
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN coalesce(c.id, n.id) AS id, n.namespace AS namespace, n.name AS name, n.description AS description
