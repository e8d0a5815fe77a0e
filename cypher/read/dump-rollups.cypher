// Every roll-up of a type, in order of ids, those of deleted things too.
MATCH (a)-[e:{{Type}}|{{Deleted}}]->(b)
RETURN a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
ORDER BY e.id
