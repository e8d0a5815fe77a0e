// The names of all saved queries.
MATCH (q:SavedQuery)
RETURN q.name AS name ORDER BY q.name
