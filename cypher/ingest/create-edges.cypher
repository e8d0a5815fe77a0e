// New edges between nodes that are there: both ends by their id, the edge without a search. Those of one start come
// together.
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})
USING INDEX SEEK a:{{From}}(id)
UNWIND row.edges AS edge
MATCH (b:{{To}} {id: edge.to})
USING INDEX SEEK b:{{To}}(id)
CREATE (a)-[e:{{Type}}]->(b)
SET e = edge.props
RETURN count(*) AS done
