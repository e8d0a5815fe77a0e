// One dead letter by id.
MATCH (d:DeadLetter {id: $id})
RETURN d.id AS id, coalesce(d.kind, 'event') AS kind, coalesce(d.sender, '') AS sender, d.receivedAt AS receivedAt, d.problem AS problem, d.reason AS reason, d.path AS path,
  d.size AS size, d.body AS body
