// Creates nodes of an imported graph in an empty database.
UNWIND $rows AS row
CREATE (n:{{Label}})
SET n = row
RETURN count(*) AS done
