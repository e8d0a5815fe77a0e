// What each dead letter takes, the newest first: those beyond the bounds are dropped.
MATCH (d:DeadLetter)
RETURN d.id AS id, d.kept AS kept ORDER BY d.id DESC
