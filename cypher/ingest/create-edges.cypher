// Creates edges between existing nodes, grouped by start node, so that it finds each start once.
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})
USING INDEX SEEK a:{{From}}(id)
UNWIND row.edges AS edge
MATCH (b:{{To}} {id: edge.to})
USING INDEX SEEK b:{{To}}(id)
CREATE (a)-[e:{{Type}}]->(b)
SET e = edge.props
RETURN count(*) AS done
