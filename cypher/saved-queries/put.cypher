// Saves a query, in place of one of this name.
OPTIONAL MATCH (old:SavedQuery {name: $query.name})
WITH old IS NULL AS isNew
MERGE (q:SavedQuery {name: $query.name})
SET q = $query
RETURN isNew
