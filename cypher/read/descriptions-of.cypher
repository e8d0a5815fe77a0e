// The descriptions of datasets (or jobs, or columns) by id.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
WHERE n.description IS NOT NULL
RETURN id, n.description AS description
