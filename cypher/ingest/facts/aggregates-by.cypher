// All aggregates whose slot holds a key.
UNWIND $keys AS key
MATCH (g:Aggregate)
WHERE g.{{slot}} = key
RETURN key, properties(g) AS props
