// All nodes of a label, ordered by id.
MATCH (n:{{Label}})
WHERE n.id IS NOT NULL
RETURN properties(n) AS props ORDER BY n.id
