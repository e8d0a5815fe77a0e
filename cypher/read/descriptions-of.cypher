// The descriptions of these datasets (jobs, columns).
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
WHERE n.description IS NOT NULL
RETURN id, n.description AS description
