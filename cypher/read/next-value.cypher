// The smallest value of a property above $after. One index seek, even if many nodes share a value.
MATCH (n:{{Label}})
WHERE n.{{property}} > $after
RETURN n.{{property}} AS name
ORDER BY n.{{property}}
LIMIT 1
