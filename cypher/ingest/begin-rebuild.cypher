// Marks the graph as being rebuilt, with the id of the program that rebuilds it and the version of its producer rules. Until it is
// done, no query is answered from half-derived data, and programs with older rules must not write: their edges would remain.
MATCH (w:Writer {id: 'writer'})
WHERE coalesce(w.habitsVersion, $version) <= $version
SET w.rebuilding = true, w.rebuilder = $me, w.habitsVersion = $version
