// Runs by external id.
MATCH (r:Run {externalId: $externalId})
RETURN r.id AS id
