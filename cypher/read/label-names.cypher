// The names of all tags (or users).
MATCH (n:{{Label}})
RETURN DISTINCT n.name AS name
LIMIT $most
