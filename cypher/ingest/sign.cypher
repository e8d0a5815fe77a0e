// Under the write lock: says whose commit was the last and leaves the sign of this one. Who finds its own sign knows that
// no one else wrote meanwhile. The versions tell whether a newer Tributary has taken over the database.
MATCH (w:Writer {id: 'writer'})
WITH w, w.lastCommit AS lastCommit
SET w.lastCommit = $sign
RETURN lastCommit, w.schemaVersion AS schemaVersion, w.habitsVersion AS habitsVersion, w.rebuilding AS rebuilding
