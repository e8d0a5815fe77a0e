// Datasets (or jobs) of a namespace whose names begin with this text: the first by code point.
MATCH (n:{{Label}})
WHERE n.namespace = $namespace AND n.name STARTS WITH $typed AND n.deletedAt IS NULL
RETURN n.name AS name, n.namespace AS namespace
ORDER BY n.name
LIMIT $most
