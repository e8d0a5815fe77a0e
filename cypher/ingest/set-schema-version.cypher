// Records the version of the schema.
MATCH (w:Writer {id: 'writer'})
SET w.schemaVersion = $version
