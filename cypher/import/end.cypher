// Marks the import as complete, with the version of the producer rules that the derived rows follow.
MATCH (w:Writer {id: 'writer'})
SET w.importing = null, w.rebuilding = null, w.habitsVersion = $version
