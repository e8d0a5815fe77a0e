// What each dead letter takes, and of whom it is, the oldest first: what is beyond the bounds is dropped.
MATCH (d:DeadLetter)
RETURN d.id AS id, coalesce(d.sender, '') AS sender, d.kept AS bytes ORDER BY d.id
