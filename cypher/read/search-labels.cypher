// Tags (or users): they are few.
MATCH (n:{{Label}})
WHERE n.name IS NOT NULL
RETURN n.id AS id, n.name AS name, n.value AS value
LIMIT $most
