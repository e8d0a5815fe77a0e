// Edges of a graph that is imported, between nodes that are there by now.
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})
MATCH (b:{{To}} {id: row.to})
CREATE (a)-[e:{{Type}}]->(b)
SET e = row.props
RETURN count(*) AS done
