// The least value of a property that begins with this text.
MATCH (n:{{Label}})
WHERE n.{{property}} STARTS WITH $typed
RETURN n.{{property}} AS name
ORDER BY n.{{property}}
LIMIT 1
