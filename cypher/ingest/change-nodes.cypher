// Nodes of which some properties changed: those are set, and those that are gone (null) disappear.
UNWIND $rows AS row
MATCH (n:{{Label}} {id: row.id})
USING INDEX SEEK n:{{Label}}(id)
SET n += row.props
RETURN count(*) AS done
