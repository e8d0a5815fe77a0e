// Sets when a key was revoked; the first time holds.
MATCH (k:ApiKey {id: $id})
SET k.revokedAt = coalesce(k.revokedAt, $at)
RETURN properties(k) AS key
