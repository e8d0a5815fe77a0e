// A page of ids of a label, in order, for rebuilding.
MATCH (n:{{Label}})
WHERE n.id > $after
RETURN n.id AS id ORDER BY n.id LIMIT $limit
