// All roll-ups of a type, including those of deleted entities, ordered by id.
MATCH (a)-[e:{{Type}}|{{Deleted}}]->(b)
RETURN a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
ORDER BY e.id
