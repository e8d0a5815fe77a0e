// The schema is at this version from now on.
MATCH (w:Writer {id: 'writer'})
SET w.schemaVersion = $version
