// Runs with an external id, among which near misses are looked for.
MATCH (r:Run)
WHERE r.externalId IS NOT NULL
RETURN r.id AS id, r.externalId AS externalId LIMIT 10000
