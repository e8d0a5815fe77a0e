// Marks the graph as being rebuilt, with the id of the program that rebuilds it and the version of its producer rules. Until
// the rebuild ends, queries are refused, and programs with older rules cannot write: their edges would remain.
MATCH (w:Writer {id: 'writer'})
WHERE coalesce(w.habitsVersion, $version) <= $version
SET w.rebuilding = true, w.rebuilder = $rebuilder, w.habitsVersion = $version
