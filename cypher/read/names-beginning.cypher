// Datasets (or jobs) whose names begin with the text, ignoring case, ordered by code points.
MATCH (n:{{Label}})
WHERE n.nameLower STARTS WITH $typed AND n.deletedAt IS NULL
RETURN n.name AS name, n.namespace AS namespace
ORDER BY n.nameLower
LIMIT $most
