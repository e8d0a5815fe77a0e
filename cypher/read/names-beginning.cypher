// Datasets (or jobs) whose names begin with this text, ignoring case: the first by code point.
MATCH (n:{{Label}})
WHERE n.nameLower STARTS WITH $typed AND n.deletedAt IS NULL
RETURN n.name AS name, n.namespace AS namespace
ORDER BY n.nameLower
LIMIT $most
