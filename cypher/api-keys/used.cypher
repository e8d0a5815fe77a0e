// Sets the time of last use, unless the stored one is later.
MATCH (k:ApiKey {id: $id})
WHERE k.lastUsedAt IS NULL OR k.lastUsedAt < $at
SET k.lastUsedAt = $at
