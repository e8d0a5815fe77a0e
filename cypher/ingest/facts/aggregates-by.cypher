// All aggregates whose slot holds a key.
UNWIND $keys AS key
MATCH (g:Aggregate)
USING INDEX SEEK g:Aggregate({{slot}})
WHERE g.{{slot}} = key
RETURN key, properties(g) AS props
