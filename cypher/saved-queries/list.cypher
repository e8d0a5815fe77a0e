// A page of saved queries, ordered by name.
MATCH (q:SavedQuery)
WHERE $after IS NULL OR q.name > $after
WITH q ORDER BY q.name LIMIT $limit
RETURN properties(q) AS query
