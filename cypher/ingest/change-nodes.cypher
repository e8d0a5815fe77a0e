// Nodes that changed: every property is replaced, those that are gone disappear.
UNWIND $rows AS row
MATCH (n:{{Label}} {id: row.id})
SET n = row
RETURN count(*) AS done
