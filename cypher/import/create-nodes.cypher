// Nodes of a graph that is imported into an empty one.
UNWIND $rows AS row
CREATE (n:{{Label}})
SET n = row
RETURN count(*) AS done
