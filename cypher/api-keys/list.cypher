// All keys, in the order in which they were made.
MATCH (k:ApiKey)
RETURN properties(k) AS key ORDER BY k.createdAt, k.id
