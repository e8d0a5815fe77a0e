// Edges by id, found from the node they start at.
UNWIND $keys AS key
MATCH (a:{{From}} {id: key.from})-[e:{{Type}} {id: key.id}]->(b)
RETURN a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
