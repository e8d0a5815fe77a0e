// Every node of a label, in order of ids.
MATCH (n:{{Label}})
WHERE n.id IS NOT NULL
RETURN properties(n) AS props ORDER BY n.id
