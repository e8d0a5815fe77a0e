// The size and sender of each dead letter, oldest first. The store evicts those beyond the bounds.
MATCH (d:DeadLetter)
RETURN d.id AS id, coalesce(d.sender, '') AS sender, d.kept AS bytes ORDER BY d.id
