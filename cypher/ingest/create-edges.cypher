// New edges between nodes that are there: both ends by their id, the edge without a search.
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})
MATCH (b:{{To}} {id: row.to})
CREATE (a)-[e:{{Type}}]->(b)
SET e = row.props
RETURN count(*) AS done
