// Deletes nodes without support. Their edges were deleted before.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
USING INDEX SEEK n:{{Label}}(id)
DELETE n
RETURN count(*) AS done
