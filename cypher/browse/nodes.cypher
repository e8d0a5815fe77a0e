// Nodes of a label by id.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
RETURN properties(n) AS props
