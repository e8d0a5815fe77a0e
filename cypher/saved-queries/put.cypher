// Saves a query, replacing one with the same name.
OPTIONAL MATCH (old:SavedQuery {name: $query.name})
WITH old IS NULL AS isNew
MERGE (q:SavedQuery {name: $query.name})
SET q = $query
RETURN isNew
