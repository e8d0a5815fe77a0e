// A page of dead letters, newest first.
MATCH (d:DeadLetter)
WHERE $before IS NULL OR d.id < $before
WITH d ORDER BY d.id DESC LIMIT $limit
RETURN d.id AS id, coalesce(d.kind, 'event') AS kind, coalesce(d.sender, '') AS sender, d.receivedAt AS receivedAt, d.problem AS problem, d.reason AS reason, d.path AS path,
  d.size AS size, d.body AS body
