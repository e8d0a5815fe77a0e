// Marks the graph as being imported. Until it ends, other programs cannot write, because no program has rules with this
// version; they refuse queries; and their caches become invalid.
MATCH (w:Writer {id: 'writer'})
SET w.importing = true, w.rebuilding = true, w.habitsVersion = -1, w.lastCommit = null
