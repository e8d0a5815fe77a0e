// The imported graph is whole, and follows this version of the producer rules.
MATCH (w:Writer {id: 'writer'})
SET w.importing = null, w.rebuilding = null, w.habitsVersion = $version
