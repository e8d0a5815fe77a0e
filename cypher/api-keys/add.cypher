// Adds a key with a new id.
CREATE (k:ApiKey)
SET k = $key
