// The names of all tags (or users).
MATCH (n:{{Label}})
WHERE n.name IS NOT NULL
RETURN DISTINCT n.name AS name
LIMIT $most
