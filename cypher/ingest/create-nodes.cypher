// New nodes: the merge has looked, they are not there, so nothing is searched for.
UNWIND $rows AS row
CREATE (n:{{Label}})
SET n = row
RETURN count(*) AS done
