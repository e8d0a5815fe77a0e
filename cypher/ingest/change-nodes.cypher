// Changes properties of nodes. A null removes the property.
UNWIND $rows AS row
MATCH (n:{{Label}} {id: row.id})
USING INDEX SEEK n:{{Label}}(id)
SET n += row.props
RETURN count(*) AS done
