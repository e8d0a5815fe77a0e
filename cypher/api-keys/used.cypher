// Sets when a key was last used; the latest time holds.
MATCH (k:ApiKey {id: $id})
WHERE k.lastUsedAt IS NULL OR k.lastUsedAt < $at
SET k.lastUsedAt = $at
