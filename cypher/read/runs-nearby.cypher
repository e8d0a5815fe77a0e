// Runs with an external id. The caller searches near misses among them.
MATCH (r:Run)
WHERE r.externalId IS NOT NULL
RETURN r.id AS id, r.externalId AS externalId LIMIT 10000
