// Deletes a key.
MATCH (k:ApiKey {id: $id})
DELETE k
RETURN count(*) AS removed
