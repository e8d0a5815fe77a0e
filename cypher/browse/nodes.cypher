// Nodes of a label by their ids.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
RETURN properties(n) AS props
