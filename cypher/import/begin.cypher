// Says that a graph is being imported: no other program may write, since none has these rules, nor answer from the half of
// it, nor believe afterwards what it knew before.
MATCH (w:Writer {id: 'writer'})
SET w.importing = true, w.rebuilding = true, w.habitsVersion = -1, w.lastCommit = null
