// All edges of a type, ordered by id.
MATCH (a)-[e:{{Type}}]->(b)
RETURN a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
ORDER BY e.id
