// The runs that their producers call so.
MATCH (r:Run {externalId: $externalId})
RETURN r.id AS id
