// Nodes by id, for a merge.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
USING INDEX SEEK n:{{Label}}(id)
RETURN properties(n) AS props
