// The least value of a property after this one: a step from one to the next, however many nodes share each.
MATCH (n:{{Label}})
WHERE n.{{property}} > $after
RETURN n.{{property}} AS name
ORDER BY n.{{property}}
LIMIT 1
