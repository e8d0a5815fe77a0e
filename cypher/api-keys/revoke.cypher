// Sets when a key was revoked; the first time holds, and tells whether it is this one. Setting the id takes the lock before that is read.
MATCH (k:ApiKey {id: $id})
SET k.id = $id
WITH k, k.revokedAt IS NULL AS isNew
SET k.revokedAt = coalesce(k.revokedAt, $at)
RETURN properties(k) AS key, isNew
