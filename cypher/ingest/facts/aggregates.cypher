// Aggregates by id.
UNWIND $ids AS id
MATCH (g:Aggregate {id: id})
RETURN properties(g) AS props
