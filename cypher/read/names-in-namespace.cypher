// Datasets (or jobs) of a namespace whose names begin with the text, ordered by code points.
MATCH (n:{{Label}})
WHERE n.namespace = $namespace AND n.name STARTS WITH $typed AND n.deletedAt IS NULL
RETURN n.name AS name, n.namespace AS namespace
ORDER BY n.name
LIMIT $most
