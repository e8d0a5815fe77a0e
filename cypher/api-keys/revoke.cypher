// Sets the time of revocation, unless the key is already revoked. `isNew` says whether this call revoked it. Setting the id
// takes the lock before `revokedAt` is read.
MATCH (k:ApiKey {id: $id})
SET k.id = $id
WITH k, k.revokedAt IS NULL AS isNew
SET k.revokedAt = coalesce(k.revokedAt, $at)
RETURN properties(k) AS key, isNew
