// Nodes by id, as the merge asks for them.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
USING INDEX SEEK n:{{Label}}(id)
RETURN properties(n) AS props
