// All edges of a type that end at a node.
UNWIND $ids AS id
MATCH (b:{{Label}} {id: id})<-[e:{{Type}}]-(a)
USING INDEX SEEK b:{{Label}}(id)
RETURN id, a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
