-- The id of the key that created a saved query: a key that is held to namespaces may change only those that it created.
ALTER TABLE saved_query ADD COLUMN created_by TEXT;
