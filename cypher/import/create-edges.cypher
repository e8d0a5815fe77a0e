// Creates edges of an imported graph. Their nodes exist already.
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})
MATCH (b:{{To}} {id: row.to})
CREATE (a)-[e:{{Type}}]->(b)
SET e = row.props
RETURN count(*) AS done
