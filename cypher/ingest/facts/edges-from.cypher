// Edges by id. Those of one start are looked for together, and its edges looked through once.
UNWIND $keys AS key
MATCH (a:{{From}} {id: key.from})-[e:{{Type}}]->(b)
USING INDEX SEEK a:{{From}}(id)
WHERE key.ids[e.id] IS NOT NULL
RETURN a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
