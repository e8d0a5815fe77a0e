// Edges by id, grouped by start node, so that each node's edges are scanned once.
UNWIND $keys AS key
MATCH (a:{{From}} {id: key.from})-[e:{{Type}}]->(b)
USING INDEX SEEK a:{{From}}(id)
WHERE key.ids[e.id] IS NOT NULL
RETURN a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
