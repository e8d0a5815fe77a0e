// Takes a key out.
MATCH (k:ApiKey {id: $id})
DELETE k
RETURN count(*) AS removed
