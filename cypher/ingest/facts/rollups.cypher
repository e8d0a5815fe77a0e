// Roll-ups by id, wherever their ends are now.
UNWIND $keys AS key
MATCH (a)-[e:{{Type}} {id: key.id}]->(b)
USING INDEX SEEK e:{{Type}}(id)
RETURN a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
