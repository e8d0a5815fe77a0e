// Saved queries by name.
MATCH (q:SavedQuery) WHERE q.name IN $names
RETURN properties(q) AS query ORDER BY q.name
