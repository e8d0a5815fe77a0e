// The imported graph is whole, and follows this version of the producers' habits.
MATCH (w:Writer {id: 'writer'})
SET w.importing = null, w.rebuilding = null, w.habitsVersion = $version
