// Aggregates by id.
UNWIND $ids AS id
MATCH (g:Aggregate {id: id})
USING INDEX SEEK g:Aggregate(id)
RETURN properties(g) AS props
