// All keys, ordered by creation time.
MATCH (k:ApiKey)
RETURN properties(k) AS key ORDER BY k.createdAt, k.id
