// Nodes that nothing supports any more; their edges went before them.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
USING INDEX SEEK n:{{Label}}(id)
DELETE n
RETURN count(*) AS done
