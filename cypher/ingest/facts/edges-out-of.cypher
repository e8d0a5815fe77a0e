// All edges of a type that start at a node.
UNWIND $ids AS id
MATCH (a:{{Label}} {id: id})-[e:{{Type}}]->(b)
USING INDEX SEEK a:{{Label}}(id)
RETURN id, a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
