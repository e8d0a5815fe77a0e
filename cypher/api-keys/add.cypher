// Keeps a key whose id is new.
CREATE (k:ApiKey)
SET k = $key
