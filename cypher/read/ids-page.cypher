// A page of the ids of a label, in order, for a rebuild.
MATCH (n:{{Label}})
WHERE n.id > $after
RETURN n.id AS id ORDER BY n.id LIMIT $limit
