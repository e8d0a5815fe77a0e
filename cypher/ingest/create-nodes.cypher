// Creates nodes. The merge has checked that they do not exist, so this does not search for them.
UNWIND $rows AS row
CREATE (n:{{Label}})
SET n = row
RETURN count(*) AS done
